//! PDFs that are built for a test.

use crate::extract::pdf::read;

/// A page of a PDF that is built for a test.
#[derive(Clone, Default)]
pub struct Sheet {
    pub contents: String,
    /// Further keys of the page's dictionary.
    pub keys: String,
    /// Keys of the stream of its contents.
    pub stream_keys: String,
}

/// `/F1` is Helvetica. `/F2` is Unicode by its codes, every letter as wide as it is high; `/F3` is the
/// same, written from top to bottom.
pub const FONTS: &str = "<< /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >>";

impl Sheet {
    pub fn raw(contents: &str) -> Self {
        Self::default().with(contents)
    }

    /// Writes `text` at a place, in points from the lower left corner.
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

    /// Writes characters of any script.
    pub fn unicode(self, font: &str, x: f64, y: f64, text: &str) -> Self {
        let codes: String = text
            .encode_utf16()
            .map(|unit| format!("{unit:04X}"))
            .collect();
        self.with(&format!("BT /{font} 10 Tf {x} {y} Td <{codes}> Tj ET"))
    }

    pub fn with(mut self, operators: &str) -> Self {
        self.contents += operators;
        self.contents.push('\n');
        self
    }
}

pub fn unicode_font(encoding: &str) -> String {
    format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /{encoding} /ToUnicode 6 0 R
        /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /DW 1000
        /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    )
}

pub fn stream(keys: &str, data: &str) -> String {
    format!(
        "<< {keys} /Length {} >>\nstream\n{data}\nendstream",
        data.len()
    )
}

/// A PDF of these pages, with further objects from number 10 on.
pub fn pdf(pages: &[Sheet], further: &[String]) -> Vec<u8> {
    let map = "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange
        1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap";
    let first = 10 + further.len();
    let kids: Vec<String> = (0..pages.len())
        .map(|page| format!("{} 0 R", first + page * 2))
        .collect();
    let info =
        r"<< /Title <FEFF00C4 0042> /Author (O. Ne) /CreationDate (D:20190607114832-07'00') >>";
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R /Lang (de-AT) >>".to_owned(),
        format!(
            "<< /Type /Pages /Kids [{}] /Count {} >>",
            kids.join(" "),
            pages.len()
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
        unicode_font("Identity-H"),
        unicode_font("Identity-V"),
        stream("", map),
        info.to_owned(),
        "null".to_owned(),
        "null".to_owned(),
    ];
    objects.extend_from_slice(further);
    for (at, page) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources {FONTS}
            /Contents {} 0 R {} >>",
            first + at * 2 + 1,
            page.keys
        ));
        objects.push(stream(&page.stream_keys, &page.contents));
    }
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

pub fn texts(sheet: Sheet) -> Vec<String> {
    let read = read(&pdf(&[sheet], &[])).unwrap();
    read.blocks.into_iter().map(|block| block.text).collect()
}

pub const LEFT: [&str; 6] = [
    "The first column begins with this line here",
    "and goes on below it, as columns do on pages,",
    "until the last one of its lines has been written.",
    "Then the eye moves up and to the right, where",
    "the second column stands, and reads on there.",
    "A sentence may be cut in the middle and then",
];
pub const RIGHT: [&str; 6] = [
    "go on in the next column, as this one does it.",
    "The second column has as many lines as the one",
    "before it, so that neither line stands alone,",
    "and each of them is about as wide as the others",
    "are. Whoever reads across finds no sense in it,",
    "which is how one knows that they are columns.",
];
