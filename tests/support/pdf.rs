//! PDFs that are built for a test.

/// A page: what is drawn on it, in points from the lower left corner, and further keys of its dictionary.
#[derive(Clone, Default)]
pub struct Sheet {
    pub contents: String,
    pub keys: String,
}

impl Sheet {
    /// Writes text in Helvetica.
    pub fn text(self, x: f64, y: f64, size: f64, text: &str) -> Self {
        let text = text
            .replace('\\', r"\\")
            .replace('(', r"\(")
            .replace(')', r"\)");
        self.with(&format!("BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET"))
    }

    /// Writes lines 12 points apart, in a size of 10.
    pub fn lines(self, x: f64, y: f64, lines: &[&str]) -> Self {
        let lines = lines.iter().enumerate();
        lines.fold(self, |sheet, (row, line)| {
            sheet.text(x, y - 12.0 * row as f64, 10.0, line)
        })
    }

    /// Draws what is told in operators. `/Off` is a layer that is off, `/On` one that is not. `/F2` is a font of Unicode by its codes, each letter as wide as it is high;
    /// `/P` is a picture, black throughout.
    pub fn with(mut self, operators: &str) -> Self {
        self.contents += operators;
        self.contents.push('\n');
        self
    }
}

fn stream(keys: &str, data: &str) -> String {
    format!(
        "<< {keys} /Length {} >>\nstream\n{data}\nendstream",
        data.len()
    )
}

/// A PDF of these pages, made on 3 April 2022 by O. Ne.
pub fn pdf(pages: &[Sheet]) -> Vec<u8> {
    file(pages, "", &[])
}

/// The number of the object of the first page; those of others and of what they draw follow.
pub const FIRST: usize = 10;

/// The same with further keys of the catalog, and objects behind those of the pages.
pub fn file(pages: &[Sheet], catalog: &str, further: &[String]) -> Vec<u8> {
    let map = "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange
        1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap";
    let kids: Vec<String> = (0..pages.len())
        .map(|page| format!("{} 0 R", FIRST + page * 2))
        .collect();
    let mut objects = vec![
        format!(
            "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [8 0 R 9 0 R] /D << /OFF [8 0 R] >> >> {catalog} >>"
        ),
        format!(
            "<< /Type /Pages /Kids [{}] /Count {} >>",
            kids.join(" "),
            pages.len()
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
        "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /ToUnicode 5 0 R
        /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /DW 1000
        /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
            .to_owned(),
        stream("", map),
        stream(
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
            "0",
        ),
        "<< /Title (Order) /Author (O. Ne) /CreationDate (D:20220403195945+02'00') >>".to_owned(),
        "<< /Type /OCG /Name (Draft) >>".to_owned(),
        "<< /Type /OCG /Name (Text) >>".to_owned(),
    ];
    for (at, page) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R
            /Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /P 6 0 R >>
            /Properties << /Off 8 0 R /On 9 0 R >>
            /ExtGState << /Multiply << /BM /Multiply >> /Thin << /ca 0.4 >> /None << /ca 0 >> >> >> {} >>",
            FIRST + at * 2 + 1,
            page.keys
        ));
        objects.push(stream("", &page.contents));
    }
    objects.extend_from_slice(further);
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = file.len();
    let size = objects.len() + 1;
    file += &format!(
        "{table}trailer\n<< /Size {size} /Root 1 0 R /Info 7 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}
