//! The colours that stock terminals show for the sixteen, for measuring themes against them.

/// A palette as a terminal comes with it.
pub struct Palette {
    pub name: &'static str,
    pub foreground: u32,
    pub background: u32,
    /// The sixteen colours, by their numbers.
    pub colours: [u32; 16],
}

pub const PALETTES: [Palette; 8] = [
    // XTerm's compiled resources (XtDefaultForeground on XtDefaultBackground) and XTerm-col.ad, by the
    // RGB of rgb.txt.
    Palette {
        name: "xterm",
        foreground: 0x00_0000,
        background: 0xff_ffff,
        colours: [
            0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5,
            0x7f_7f7f, 0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
        ],
    },
    // VGA, which the Linux console has too: default_red, default_grn and default_blu of its vt driver.
    Palette {
        name: "Linux console",
        foreground: 0xaa_aaaa,
        background: 0x00_0000,
        colours: [
            0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa,
            0x55_5555, 0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
        ],
    },
    // The palette "Tango" with the colour scheme "Tango dark" of GNOME Terminal.
    Palette {
        name: "Tango dark",
        foreground: 0xd3_d7cf,
        background: 0x2e_3436,
        colours: [
            0x2e_3436, 0xcc_0000, 0x4e_9a06, 0xc4_a000, 0x34_65a4, 0x75_507b, 0x06_989a, 0xd3_d7cf,
            0x55_5753, 0xef_2929, 0x8a_e234, 0xfc_e94f, 0x72_9fcf, 0xad_7fa8, 0x34_e2e2, 0xee_eeec,
        ],
    },
    // The palette "GNOME" with the scheme "GNOME dark" of GNOME Terminal.
    Palette {
        name: "GNOME dark",
        foreground: 0xd0_cfcc,
        background: 0x17_1421,
        colours: [
            0x17_1421, 0xc0_1c28, 0x26_a269, 0xa2_734c, 0x12_488b, 0xa3_47ba, 0x2a_a1b3, 0xd0_cfcc,
            0x5e_5c64, 0xf6_6151, 0x33_d17a, 0xe9_ad0c, 0x2a_7bde, 0xc0_61cb, 0x33_c7de, 0xff_ffff,
        ],
    },
    // Ethan Schoonover's Solarized, by the table of its own page: base0 on base03.
    Palette {
        name: "Solarized dark",
        foreground: 0x83_9496,
        background: 0x00_2b36,
        colours: SOLARIZED,
    },
    // The same: base00 on base3.
    Palette {
        name: "Solarized light",
        foreground: 0x65_7b83,
        background: 0xfd_f6e3,
        colours: SOLARIZED,
    },
    // "Campbell", the first scheme in defaults.json of Windows Terminal.
    Palette {
        name: "Campbell",
        foreground: 0xcc_cccc,
        background: 0x0c_0c0c,
        colours: [
            0x0c_0c0c, 0xc5_0f1f, 0x13_a10e, 0xc1_9c00, 0x00_37da, 0x88_1798, 0x3a_96dd, 0xcc_cccc,
            0x76_7676, 0xe7_4856, 0x16_c60c, 0xf9_f1a5, 0x3b_78ff, 0xb4_009e, 0x61_d6d6, 0xf2_f2f2,
        ],
    },
    // The profile "Basic" of Apple's Terminal, light.
    Palette {
        name: "Apple Basic",
        foreground: 0x00_0000,
        background: 0xff_ffff,
        colours: [
            0x00_0000, 0x99_0000, 0x00_a600, 0x99_9900, 0x00_00b2, 0xb2_00b2, 0x00_a6b2, 0xbf_bfbf,
            0x66_6666, 0xe5_0000, 0x00_d900, 0xe5_e500, 0x00_00ff, 0xe5_00e5, 0x00_e5e5, 0xe5_e5e5,
        ],
    },
];

const SOLARIZED: [u32; 16] = [
    0x07_3642, 0xdc_322f, 0x85_9900, 0xb5_8900, 0x26_8bd2, 0xd3_3682, 0x2a_a198, 0xee_e8d5,
    0x00_2b36, 0xcb_4b16, 0x58_6e75, 0x65_7b83, 0x83_9496, 0x6c_71c4, 0x93_a1a1, 0xfd_f6e3,
];
