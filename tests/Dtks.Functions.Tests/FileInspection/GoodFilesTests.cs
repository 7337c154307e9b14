using Dtks.Domain.Evidence;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Security;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace Dtks.Functions.Tests.FileInspection;

/// <summary>Files of odd but legal kinds, as phones, scanners and printers make them, are taken.</summary>
[Trait("rule", "MUS-4")]
[Trait("rule", "MUS-7")]
public sealed class GoodFilesTests
{
    private static readonly Dictionary<string, Func<byte[]>> Pictures = new(StringComparer.Ordinal)
    {
        ["JPEG 4:2:0"] = () => Photos.Small(),
        ["JPEG 4:4:4"] = () => Photos.Small(JpegColorType.YCbCrRatio444),
        ["JPEG grey"] = () => Photos.Small(JpegColorType.Luminance),
        ["JPEG RGB"] = () => Photos.Small(JpegColorType.Rgb),
        ["JPEG turned by its EXIF"] = () => WithExif(6),
        ["JPEG with a comment"] = () => WithSegment(0xFE, "Dibuat di balai desa, 3 < 4"u8.ToArray()),
        ["JPEG with fill bytes"] = () => [0xFF, 0xD8, 0xFF, 0xFF, 0xFF, .. Photos.Small()[3..]],
        ["JPEG with zeros behind it"] = () => [.. Photos.Small(), .. new byte[5000]],
        ["JPEG with a second picture behind it"] = () => [.. Photos.Small(), .. Photos.Small(JpegColorType.Luminance)],
        ["JPEG with a short film behind it"] = () => [.. Photos.Small(), 0, 0, 0, 24, .. "ftypmp42"u8, .. new byte[400]],
        ["JPEG with a line break behind it"] = () => [.. Photos.Small(), 13, 10],
        ["PNG grey 1"] = () => PngFile.Of(depth: 1, colour: 0),
        ["PNG grey 2"] = () => PngFile.Of(depth: 2, colour: 0),
        ["PNG grey 4"] = () => PngFile.Of(depth: 4, colour: 0),
        ["PNG grey 8"] = () => PngFile.Of(depth: 8, colour: 0),
        ["PNG grey 16"] = () => PngFile.Of(depth: 16, colour: 0),
        ["PNG colour 8"] = () => PngFile.Of(),
        ["PNG colour 16"] = () => PngFile.Of(depth: 16),
        ["PNG palette 1"] = () => PngFile.Of(depth: 1, colour: 3),
        ["PNG palette 4"] = () => PngFile.Of(depth: 4, colour: 3),
        ["PNG palette 8"] = () => PngFile.Of(depth: 8, colour: 3),
        ["PNG grey with alpha"] = () => PngFile.Of(colour: 4),
        ["PNG colour with alpha"] = () => PngFile.Of(colour: 6),
        ["PNG colour with alpha 16"] = () => PngFile.Of(depth: 16, colour: 6),
        ["PNG interlaced"] = () => PngFile.Of(interlaced: true),
        ["PNG interlaced palette 1"] = () => PngFile.Of(width: 65, height: 33, depth: 1, colour: 3, interlaced: true),
        ["PNG in many chunks"] = () => new PngFile().Header(320, 240).Data(PngFile.Rows(320, 240, 8, 2, false, 3), chunkBytes: 100).End(),
        ["PNG with a text and a profile that nothing can read"] = () =>
            new PngFile().Header(320, 240).Chunk("tEXt", "Comment\0CONTOH"u8.ToArray()).Chunk("iCCP", [1, 2, 3]).Data(PngFile.Rows(320, 240, 8, 2, false, 3)).End(),
        ["PNG with a line break behind it"] = () => [.. PngFile.Of(), 13, 10],
        ["JPEG of one small light in the dark"] = () => Lit(9),
        ["PNG with a transparent margin"] = () => new PngFile().Header(320, 240, colour: 6).Data([.. Enumerable.Range(0, 240).SelectMany(y => Enumerable.Range(0, 320).SelectMany(x => (byte[])[0, 0, 0, (byte)(x is > 99 and < 200 ? 255 : 0)]).Prepend((byte)0))]).End(),
        ["PNG of 64 by 48"] = () => PngFile.Of(64, 48),
        ["PNG whose short side is the shortest"] = () => PngFile.Of(3000, 32),
    };

    private static readonly Dictionary<string, (int Pages, Func<byte[]> Make)> Papers = new(StringComparer.Ordinal)
    {
        ["plain"] = (1, () => PdfFile.Of()),
        ["of the most pages"] = (50, () => PdfFile.Of(pages: 50)),
        ["lines ended by CR LF"] = (1, () => PdfFile.Of(line: "\r\n")),
        ["lines ended by CR"] = (2, () => PdfFile.Of(pages: 2, line: "\r")),
        ["of PDF 2.0"] = (1, () => PdfFile.Of(PdfFile.Objects("CONTOH", 1), header: "%PDF-2.0")),
        ["behind a byte order mark"] = (1, () => [0xEF, 0xBB, 0xBF, .. PdfFile.Of()]),
        ["behind a line break"] = (1, () => [13, 10, .. PdfFile.Of()]),
        ["behind a printer's line"] = (1, () => [0x1B, .. "%-12345X@PJL ENTER LANGUAGE=PDF\r\n"u8, .. PdfFile.Of()]),
        ["1,024 bytes behind the beginning"] = (1, () => [.. Enumerable.Repeat((byte)' ', 1024 - 5), .. PdfFile.Of()]),
        ["with a table of wrong places"] = (1, () => PdfFile.Text(System.Text.Encoding.Latin1.GetString(PdfFile.Of()).Replace("00000 n", "00001 n", StringComparison.Ordinal).Replace("%PDF-1.7", "%PDF-1.7\n%some more", StringComparison.Ordinal))),
        ["without a table"] = (3, () => PdfFile.WithoutTable(PdfFile.Objects("CONTOH", 3))),
        ["in packed objects"] = (1, () => PdfFile.Compressed(Bare())),
        ["changed later"] = (1, () => [.. PdfFile.Of(), .. "3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>\nendobj\ntrailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n"u8]),
        ["that opens at its second page"] = (2, () => PdfFile.Of([PdfFile.Text("<< /Type /Catalog /Pages 2 0 R /OpenAction [6 0 R /Fit] /PageMode /UseOutlines >>"), .. PdfFile.Objects("CONTOH", 2).Skip(1)])),
        ["with a link, a form that is filled in and a place to sign"] = (1, () => PdfFile.Of([
            PdfFile.Text("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [7 0 R] /SigFlags 3 >> /Names << /EmbeddedFiles << /Names [] >> >> /OpenAction << /S /GoTo /D [4 0 R /Fit] >> >>"),
            .. PdfFile.Objects("CONTOH", 1).Skip(1),
            PdfFile.Text("<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://contoh.example) >> >>"),
            PdfFile.Text("<< /FT /Sig /T (ttd) /V << /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 1 2 3] /Contents <00> >> >>")])),
        ["of four hundred packed objects"] = (1, () => PdfFile.Compressed([.. Bare(), .. Enumerable.Range(0, 400).Select(n => PdfFile.Text($"<< /Type /Font /Subtype /Type1 /BaseFont /F{n} >>"))])),
        ["with a title that names what others do"] = (1, () => Titled("/JavaScript /Launch /OpenAction /EmbeddedFile /RichMedia")),
        ["with titles in brackets and behind backslashes that name what others do"] = (1, () => Titled("(a) \\( /JavaScript (b (c)) \\\\) /T [(/JavaScript) <41> (/RichMedia %)] % (\n/U (/EmbeddedFile ")),
        ["whose unpacked XMP names what others do"] = (1, () => Described("/Type /Metadata /Subtype /XML", "Panduan /JavaScript dan /RichMedia, /EmbeddedFile dan objek (Subject: object) /JavaScript")),
        ["whose unpacked XMP is said the other way round, without spaces"] = (1, () => Described("/Subtype/XML/Type/Metadata", "/JavaScript")),
        ["with a title and XMP that name what others do"] = (1, () => PdfFile.Of([.. PdfFile.Objects("CONTOH", 1), Xmp("/Type /Metadata /Subtype /XML", "/JavaScript"), PdfFile.Text("<< /Title (/JavaScript) >>")])),
        ["with zeros behind it"] = (1, () => [.. PdfFile.Of(), .. new byte[4096]]),
        ["with a little behind it"] = (1, () => [.. PdfFile.Of(), .. "\r\n--boundary--"u8]),
        ["with pages in a tree"] = (2, () => PdfFile.Of(Tree())),
        ["with a scan of 20 MB"] = (1, () => PdfFile.Of([.. PdfFile.Objects("CONTOH", 1), PdfFile.Stream("/Type /XObject /Subtype /Image /Width 2500 /Height 2800 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode", PngFile.Zeros(20))])),
        ["locked against changes, 128 bits"] = (1, () => Locked(h => h.SetEncryptionToV2With128Bits())),
        ["locked against changes, AES 128"] = (1, () => Locked(h => h.SetEncryptionToV4UsingAES())),
        ["locked against changes, AES 256"] = (1, () => Locked(h => h.SetEncryptionToV5())),
        // As bytes that are encrypted begin by chance (RFC 1950, 2.2: a dictionary of its own).
        ["a stream that begins as if it were packed"] = (1, () => PdfFile.Of([.. PdfFile.Objects("CONTOH", 1), PdfFile.Text("<< /Length 8 >>\nstream\nx CONTOH\nendstream")])),
    };

    public static TheoryData<string> PictureNames => [.. Pictures.Keys];

    public static TheoryData<string> PaperNames => [.. Papers.Keys];

    public static TheoryData<string> PictureFiles => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Pictures"), "*.jpg").Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(PictureNames))]
    public async Task A_picture_is_taken(string name)
    {
        var content = await Inspected.AsAsync(name.StartsWith("JPEG", StringComparison.Ordinal) ? EvidenceFormats.Jpeg : EvidenceFormats.Png, Pictures[name]());

        Assert.Null(content.Fault);
        Assert.True(content is { Width: >= 32, Height: >= 32, Pages: null });
    }

    // Progressive, CMYK, uncommon samplings and qualities.
    [Theory]
    [MemberData(nameof(PictureFiles))]
    public async Task A_JPEG_of_an_uncommon_kind_is_taken(string name)
    {
        var content = await Inspected.AsAsync(EvidenceFormats.Jpeg, await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Pictures", name)));

        Assert.Null(content.Fault);
    }

    [Theory]
    [MemberData(nameof(PaperNames))]
    public async Task A_PDF_is_taken_and_its_pages_are_counted(string name)
    {
        var content = await Inspected.AsAsync(EvidenceFormats.Pdf, Papers[name].Make());

        Assert.Equal((null, Papers[name].Pages), (content.Fault, content.Pages));
    }

    [Fact]
    public void There_are_forty_and_more() => Assert.InRange(Pictures.Count + Papers.Count + PictureFiles.Count, 40, 1000);

    private static IReadOnlyList<byte[]> Bare() =>
    [
        PdfFile.Text("<< /Type /Catalog /Pages 2 0 R >>"), PdfFile.Text("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
        PdfFile.Text("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"),
    ];

    private static byte[] Described(string dictionary, string says) => PdfFile.Of([.. PdfFile.Objects("CONTOH", 1), Xmp(dictionary, says)]);

    internal static byte[] Xmp(string dictionary, string says) => PdfFile.Stream(
        dictionary, PdfFile.Text($"<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><pdf:Keywords>{says}</pdf:Keywords></x:xmpmeta>\n<?xpacket end=\"w\"?>"));

    private static byte[] Titled(string title) => PdfFile.Of([.. PdfFile.Objects("CONTOH", 1), PdfFile.Text($"<< /Title ({title}) >>")]);

    private static IReadOnlyList<byte[]> Tree() =>
    [
        PdfFile.Text("<< /Type /Catalog /Pages 2 0 R >>"), PdfFile.Text("<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 /MediaBox [0 0 595 842] >>"),
        PdfFile.Text("<< /Type /Pages /Parent 2 0 R /Kids [4 0 R] /Count 1 >>"), PdfFile.Text("<< /Type /Page /Parent 3 0 R >>"),
        PdfFile.Text("<< /Type /Page /Parent 2 0 R >>"),
    ];

    private static byte[] Locked(Action<PdfStandardSecurityHandler> how)
    {
        using var document = new PdfDocument();
        document.AddPage();
        document.SecuritySettings.OwnerPassword = "contoh";
        how(document.SecurityHandler);
        using var file = new MemoryStream();
        document.Save(file);
        return file.ToArray();
    }

    // As little as a stroke of a pen on a page.
    private static byte[] Lit(byte light)
    {
        using var photo = new Image<Rgb24>(320, 240);
        photo.ProcessPixelRows(rows =>
        {
            for (var y = 96; y < 104; y++)
            {
                rows.GetRowSpan(y)[96..104].Fill(new Rgb24(light, light, light));
            }
        });
        return Photos.Jpeg(photo, 95);
    }

    private static byte[] WithExif(ushort orientation)
    {
        using var photo = Photos.Of(7, 320, 240);
        photo.Metadata.ExifProfile = new ExifProfile();
        photo.Metadata.ExifProfile.SetValue(ExifTag.Orientation, orientation);
        return Photos.Jpeg(photo);
    }

    private static byte[] WithSegment(byte marker, byte[] content)
    {
        var whole = Photos.Small();
        return [0xFF, 0xD8, 0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content, .. whole[2..]];
    }
}
