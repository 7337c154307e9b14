using System.Buffers.Binary;
using Dtks.Domain.Evidence;
using PdfSharp.Pdf;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Dtks.Functions.Tests.FileInspection;

/// <summary>Files that are not what they say they are, or would exhaust who opens them, are refused with what is wrong.</summary>
[Trait("rule", "MUS-4")]
[Trait("rule", "MUS-7")]
public sealed class EvilFilesTests
{
    private const string Jpeg = EvidenceFormats.Jpeg;
    private const string Png = EvidenceFormats.Png;
    private const string Pdf = EvidenceFormats.Pdf;
    private const string Metadata = "/Type /Metadata /Subtype /XML";

    private static readonly Dictionary<string, (string Type, string Code, Func<byte[]> Make)> Files = new(StringComparer.Ordinal)
    {
        ["JPEG of three bytes"] = (Jpeg, EvidenceViolations.Truncated, () => [0xFF, 0xD8, 0xFF]),
        ["JPEG that ends where it begins"] = (Jpeg, EvidenceViolations.Damaged, () => [0xFF, 0xD8, 0xFF, 0xD9]),
        ["JPEG without a scan"] = (Jpeg, EvidenceViolations.Damaged, () => [.. BeforeScan(Photos.Small()), 0xFF, 0xD9]),
        ["JPEG cut in half"] = (Jpeg, EvidenceViolations.Truncated, () => Half(Photos.Small())),
        ["JPEG without its last bytes"] = (Jpeg, EvidenceViolations.Truncated, () => Photos.Small()[..^2]),
        ["JPEG cut in half and ended"] = (Jpeg, EvidenceViolations.Truncated, () => [.. Half(Photos.Small()), 0xFF, 0xD9]),
        ["JPEG cut near its beginning and ended"] = (Jpeg, EvidenceViolations.Truncated, () => [.. Photos.Small()[..750], 0xFF, 0xD9]),
        ["JPEG of nothing but noise"] = (Jpeg, EvidenceViolations.Damaged, () => [0xFF, 0xD8, 0xFF, 0xE0, 0, 2, .. Noise(5000).Where(b => b != 0xFF), 0xFF, 0xD9]),
        ["JPEG without its tables"] = (Jpeg, EvidenceViolations.Damaged, () => Without(Photos.Small(), 0xC4)),
        ["JPEG of another size than its data"] = (Jpeg, EvidenceViolations.Truncated, () => Sized(Photos.Small(), 5000, 5000)),
        ["JPEG of more pixels than are opened"] = (Jpeg, EvidenceViolations.TooLarge, () => Padded(Sized(Photos.Small(), 65500, 500), 2_000_000)),
        ["JPEG of no height"] = (Jpeg, EvidenceViolations.Damaged, () => Sized(Photos.Small(), 320, 0)),
        ["JPEG whose first part is as long as the file is not"] = (Jpeg, EvidenceViolations.Truncated, () => [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 1]),
        ["JPEG that codes arithmetically"] = (Jpeg, EvidenceViolations.Damaged, () => Marked(Photos.Small(), 0xC0, 0xC9)),
        ["JPEG of a thumbnail"] = (Jpeg, EvidenceViolations.TooSmall, () => Tiny(31, 400)),
        ["JPEG with an archive behind it"] = (Jpeg, EvidenceViolations.TwoInOne, () => [.. Photos.Small(), .. ZipFileBytes.Of()]),
        ["JPEG with a PDF behind it"] = (Jpeg, EvidenceViolations.TwoInOne, () => [.. Photos.Small(), .. PdfFile.Of()]),
        ["JPEG with a page behind it"] = (Jpeg, EvidenceViolations.TwoInOne, () => [.. Photos.Small(), .. "\r\n<HTML><body>"u8]),
        ["JPEG with a program behind it"] = (Jpeg, EvidenceViolations.TwoInOne, () => [.. Photos.Small(), .. "MZ\u0090\0\u0003"u8]),
        ["JPEG with a script in its comment"] = (Jpeg, EvidenceViolations.TwoInOne, () => Commented("GIF <script>alert(1)</script>")),
        ["JPEG with a PDF in its comment"] = (Jpeg, EvidenceViolations.TwoInOne, () => Commented("%PDF-1.4 1 0 obj")),
        ["PNG of its signature"] = (Png, EvidenceViolations.Truncated, () => new PngFile().Bytes()),
        ["PNG cut in half"] = (Png, EvidenceViolations.Truncated, () => Half(PngFile.Of())),
        ["PNG without its end"] = (Png, EvidenceViolations.Truncated, () => PngFile.Of()[..^12]),
        ["PNG of fewer rows than it says"] = (Png, EvidenceViolations.Truncated, () => new PngFile().Header(320, 240).Data(PngFile.Rows(320, 120, 8, 2, false, 1)).End()),
        ["PNG of far more rows than it says"] = (Png, EvidenceViolations.Bomb, () => new PngFile().Header(320, 240).Chunk("IDAT", PngFile.Zeros(32)).End()),
        ["PNG of more pixels than are opened"] = (Png, EvidenceViolations.TooLarge, () => new PngFile().Header(50_000, 50_000).Data([0]).End()),
        ["PNG of no width"] = (Png, EvidenceViolations.Damaged, () => new PngFile().Header(0, 240).Data([0]).End()),
        ["PNG of a negative width"] = (Png, EvidenceViolations.Damaged, () => new PngFile().Header(-1, 240).Data([0]).End()),
        ["PNG of one pixel"] = (Png, EvidenceViolations.TooSmall, () => PngFile.Of(1, 1)),
        ["PNG of an icon"] = (Png, EvidenceViolations.TooSmall, () => PngFile.Of(31, 500)),
        ["PNG with a text that is a bomb"] = (Png, EvidenceViolations.Bomb, () => new PngFile().Header(64, 48).Chunk("zTXt", [.. "Comment\0\0"u8, .. PngFile.Zeros(40)]).Data(PngFile.Rows(64, 48, 8, 2, false, 1)).End()),
        ["PNG with a profile that is a bomb"] = (Png, EvidenceViolations.Bomb, () => new PngFile().Header(64, 48).Chunk("iCCP", [.. "icc\0\0"u8, .. PngFile.Zeros(40)]).Data(PngFile.Rows(64, 48, 8, 2, false, 1)).End()),
        ["PNG of no known colour"] = (Png, EvidenceViolations.Damaged, () => new PngFile().Header(64, 48, colour: 5).Data(PngFile.Rows(64, 48, 8, 2, false, 1)).End()),
        ["PNG of a depth that its colour has not"] = (Png, EvidenceViolations.Damaged, () => new PngFile().Header(64, 48, depth: 4).Data(PngFile.Rows(64, 48, 8, 2, false, 1)).End()),
        ["PNG whose check is wrong"] = (Png, EvidenceViolations.Damaged, () => new PngFile().Header(64, 48).Chunk("IDAT", PngFile.Packed(PngFile.Rows(64, 48, 8, 2, false, 1)), check: 1).End()),
        ["PNG that begins with its data"] = (Png, EvidenceViolations.Damaged, () => new PngFile().Data([0]).Header(64, 48).End()),
        ["PNG without data"] = (Png, EvidenceViolations.Truncated, () => new PngFile().Header(64, 48).End()),
        ["PNG of packed noise"] = (Png, EvidenceViolations.Truncated, () => new PngFile().Header(64, 48).Chunk("IDAT", [0x78, 0x9C, .. Noise(3000)]).End()),
        ["PNG with a chunk of four gigabytes"] = (Png, EvidenceViolations.Damaged, () => [.. new PngFile().Header(64, 48).Bytes(), 0xFF, 0xFF, 0xFF, 0xFF, .. "IDAT"u8, .. new byte[8]]),
        ["PNG with an archive behind it"] = (Png, EvidenceViolations.TwoInOne, () => [.. PngFile.Of(), .. ZipFileBytes.Of()]),
        ["PNG with an archive in a chunk"] = (Png, EvidenceViolations.TwoInOne, () => ZipThatReachesTheEnd()),
        ["PNG with a program text behind it"] = (Png, EvidenceViolations.TwoInOne, () => [.. PngFile.Of(), .. "<?php system($_GET['c']);"u8]),
        ["PDF of its first five bytes"] = (Pdf, EvidenceViolations.Truncated, () => [.. "%PDF-"u8]),
        ["PDF that is a page"] = (Pdf, EvidenceViolations.Truncated, () => [.. "%PDF-<html>"u8]),
        ["PDF without a page"] = (Pdf, EvidenceViolations.NoPages, () => PdfFile.Of([PdfFile.Text("<< /Type /Catalog /Pages 2 0 R >>"), PdfFile.Text("<< /Type /Pages /Kids [] /Count 0 >>")])),
        ["PDF that counts a page it has not"] = (Pdf, EvidenceViolations.NoPages, () => PdfFile.Of([PdfFile.Text("<< /Type /Catalog /Pages 2 0 R >>"), PdfFile.Text("<< /Type /Pages /Kids [] /Count 3 >>")])),
        ["PDF without a catalogue"] = (Pdf, EvidenceViolations.Damaged, () => PdfFile.Of([PdfFile.Text("<< /Type /Font >>")])),
        ["PDF of noise"] = (Pdf, EvidenceViolations.Damaged, () => [.. "%PDF-1.7\n"u8, .. Noise(5000), .. "\n%%EOF\n"u8]),
        ["PDF cut in half"] = (Pdf, EvidenceViolations.Truncated, () => Half(PdfFile.Of(pages: 5))),
        ["PDF whose pages go round"] = (Pdf, EvidenceViolations.NoPages, () => PdfFile.Of([PdfFile.Text("<< /Type /Catalog /Pages 2 0 R >>"), PdfFile.Text("<< /Type /Pages /Kids [2 0 R] /Count 1 >>")])),
        ["PDF of more pages than are opened"] = (Pdf, EvidenceViolations.TooLarge, () => PdfFile.Of(pages: 51)),
        ["PDF with a password"] = (Pdf, EvidenceViolations.Encrypted, () => Locked()),
        ["PDF nested a million deep"] = (Pdf, EvidenceViolations.Damaged, () => PdfFile.Of([PdfFile.Text($"<< /Type /Catalog /Pages 2 0 R /A {new string('[', 1_000_000)} >>"), PdfFile.Text("<< /Type /Pages /Kids [] /Count 0 >>")])),
        ["PDF with a bomb for a page"] = (Pdf, EvidenceViolations.Bomb, () => PdfFile.Of([.. PdfFile.Objects("CONTOH", 1), PdfFile.Stream("/Filter /FlateDecode", PngFile.Zeros(80))])),
        ["PDF with a bomb in a bomb"] = (Pdf, EvidenceViolations.Bomb, () => PdfFile.Of([.. PdfFile.Objects("CONTOH", 1), PdfFile.Stream("/Filter [/FlateDecode /FlateDecode]", PngFile.Packed(PngFile.Zeros(80)))])),
        ["PDF whose objects are a bomb"] = (Pdf, EvidenceViolations.Bomb, () => PdfFile.Compressed([PdfFile.Text("<< /Type /Catalog /Pages 2 0 R >>")], PngFile.Zeros(80))),
        ["PDF too far behind the beginning"] = (Pdf, EvidenceViolations.TypeMismatch, () => [.. Enumerable.Repeat((byte)' ', 1024), .. PdfFile.Of()]),
        ["PDF with an archive behind it"] = (Pdf, EvidenceViolations.TwoInOne, () => [.. PdfFile.Of(), .. ZipFileBytes.Of()]),
        ["PDF with a picture behind it"] = (Pdf, EvidenceViolations.TwoInOne, () => [.. PdfFile.Of(), .. "\n"u8, .. PngFile.Of()[..512]]),
        ["PDF with a photo before it"] = (Pdf, EvidenceViolations.TypeMismatch, () => [0xFF, 0xD8, 0xFF, 0xE0, .. PdfFile.Of()]),
        ["PDF behind a page"] = (Pdf, EvidenceViolations.TwoInOne, () => [.. "<html><script>1</script>"u8, .. PdfFile.Of()]),
        ["PDF behind a program"] = (Pdf, EvidenceViolations.TwoInOne, () => [.. "MZ\0\0"u8, .. PdfFile.Of()]),
        ["PDF in a picture"] = (Pdf, EvidenceViolations.TypeMismatch, () => Commented("%PDF-1.4 1 0 obj")),
        ["PDF whose table leads to itself"] = (Pdf, EvidenceViolations.Damaged, () => [.. "%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n"u8]),
        ["JPEG of black alone"] = (Jpeg, EvidenceViolations.Blank, () => Even(4000, 3000, 0)),
        ["JPEG of grey alone"] = (Jpeg, EvidenceViolations.Blank, () => Even(640, 480, 128)),
        ["PNG of white alone"] = (Png, EvidenceViolations.Blank, () => new PngFile().Header(320, 240).Data(Filled(320, 240, 3, 255)).End()),
        ["PNG that is clear alone"] = (Png, EvidenceViolations.Blank, () => new PngFile().Header(320, 240, colour: 6).Data(Clear(320, 240)).End()),
        ["PDF that opens with a script"] = (Pdf, EvidenceViolations.Active, () => Doing("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")),
        ["PDF with a script under a name that is written otherwise"] = (Pdf, EvidenceViolations.Active, () => Doing("/OpenAction << /S /J#61vaScript /J#53 6 0 R >>", PdfFile.Stream("", PdfFile.Text("app.alert(1)")))),
        ["PDF with a script among its packed objects"] = (Pdf, EvidenceViolations.Active, () => PdfFile.Compressed([.. Bare("/OpenAction 4 0 R"), PdfFile.Text("<< /S /JavaScript /JS (1) >>")])),
        ["PDF that has a script when it is closed"] = (Pdf, EvidenceViolations.Active, () => Doing("/AA << /WC 6 0 R >>", PdfFile.Text("<< /Type /Action /S /JavaScript /JS (1) >>"))),
        ["PDF with scripts by names"] = (Pdf, EvidenceViolations.Active, () => Doing("/Names << /JavaScript << /Names [(a) 6 0 R] >> >>", PdfFile.Text("<< /S /JavaScript /JS (1) >>"))),
        ["PDF that starts a program"] = (Pdf, EvidenceViolations.Active, () => Doing("/OpenAction << /Type /Action /S /Launch /F (contoh.exe) >>")),
        ["PDF that sends what is filled in"] = (Pdf, EvidenceViolations.Active, () => Doing("/OpenAction << /S /SubmitForm /F (https://contoh.example) >>")),
        ["PDF with a file in it"] = (Pdf, EvidenceViolations.Active, () => Doing("/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>", PdfFile.Text("<< /Type /Filespec /F (a.exe) /EF << /F 7 0 R >> >>"), PdfFile.Stream("/Type /EmbeddedFile", PdfFile.Text("MZ")))),
        ["PDF with a film in it"] = (Pdf, EvidenceViolations.Active, () => PdfFile.Of([.. PdfFile.Objects("CONTOH", 1), PdfFile.Text("<< /Type /Annot /Subtype /RichMedia /Rect [0 0 1 1] >>")])),
        ["PDF that a program draws"] = (Pdf, EvidenceViolations.Active, () => Doing("/AcroForm << /Fields [] /XFA 6 0 R >>", PdfFile.Stream("", PdfFile.Text("<xdp/>")))),
        ["PDF with a script that no table names"] = (Pdf, EvidenceViolations.Active, () => [.. PdfFile.Of(), .. "9 0 obj\n<< /S /JavaScript /JS (1) >>\nendobj\n%%EOF\n"u8]),
        ["PDF with a script in an object in a title"] = (Pdf, EvidenceViolations.Active, () => PdfFile.Of([.. PdfFile.Objects("CONTOH", 1), PdfFile.Text("<< /Title (9 0 obj << /S /JavaScript >> endobj) >>")])),
        ["PDF with a script in an object in a title that names one before"] = (Pdf, EvidenceViolations.Active, () => PdfFile.Of([.. PdfFile.Objects("CONTOH", 1), PdfFile.Text("<< /Title (/JavaScript 9 0 obj << /S /JavaScript >> endobj) >>")])),
        ["PDF with a script in what a title says is the end"] = (Pdf, EvidenceViolations.Active, () => PdfFile.Of([.. PdfFile.Objects("CONTOH", 1), PdfFile.Text("<< /Title (trailer << /Root << /A << /S /JavaScript >> >> >>) >>")])),
        ["PDF with a script behind a title that no table names"] = (Pdf, EvidenceViolations.Active, () => [.. PdfFile.Of(), .. "9 0 obj\n<< /T (/JavaScript \\\\) /S /JavaScript /U (b) >>\nendobj\n%%EOF\n"u8]),
        ["PDF with a script in a title that does not end"] = (Pdf, EvidenceViolations.Active, () => [.. PdfFile.Of(), .. "9 0 obj\n<< /T (a \\) /S /JavaScript\nendobj\n%%EOF\n"u8]),
        ["PDF with a script in a comment that is none for every reader"] = (Pdf, EvidenceViolations.Active, () => [.. PdfFile.Of(), .. "9 0 obj\n<< /T (a) % (\r/S /JavaScript ) >>\nendobj\n%%EOF\n"u8]),
        ["PDF with a script in what is not packed"] = (Pdf, EvidenceViolations.Active, () => PdfFile.Of([.. PdfFile.Objects("CONTOH", 1), PdfFile.Stream("", PdfFile.Text("(/JavaScript)"))])),
        ["PDF with a script in an object in its XMP"] = (Pdf, EvidenceViolations.Active, () => Described(Metadata, "9 0 obj << /S /JavaScript /JS (1) >> endobj")),
        ["PDF with a script in an object in its XMP behind a word"] = (Pdf, EvidenceViolations.Active, () => Described(Metadata, "/JavaScript 9 0 obj << /S /JavaScript /JS (1) >> endobj")),
        ["PDF with a script in an object in its XMP that begins behind a comment"] = (Pdf, EvidenceViolations.Active, () => Described(Metadata, "9 0 %x\nobj << /S /JavaScript /JS (1) >> endobj")),
        ["PDF with a script in what its XMP says is the end"] = (Pdf, EvidenceViolations.Active, () => Described(Metadata, "trailer << /Root << /A << /S /JavaScript >> >> >>")),
        ["PDF with a script behind its XMP"] = (Pdf, EvidenceViolations.Active, () => [.. PdfFile.Of(), .. "9 0 obj\n"u8, .. GoodFilesTests.Xmp(Metadata, "/JavaScript"), .. " << /S /JavaScript >> endobj\n%%EOF\n"u8]),
        ["PDF with a script before its XMP"] = (Pdf, EvidenceViolations.Active, () => Described($"{Metadata} /A << /S /JavaScript >>", "CONTOH")),
        ["PDF with a script in objects that are not packed and say they were XMP"] = (Pdf, EvidenceViolations.Active, () => Described($"{Metadata} /Type /ObjStm /N 1 /First 4", "9 0 << /S /JavaScript >>")),
        ["PDF with a script in objects that say so under a name that is written otherwise"] = (Pdf, EvidenceViolations.Active, () => Described($"{Metadata} /#54ype /ObjStm", "/JavaScript")),
        ["PDF with a script in objects that a text says are XMP"] = (Pdf, EvidenceViolations.Active, () => Described($"/T ({Metadata})", "/JavaScript")),
        ["PDF with a script in what it says of itself in no XML"] = (Pdf, EvidenceViolations.Active, () => Described("/Type /Metadata /Subtype /Text", "/JavaScript")),
        ["PDF with a script in XMP that does not end"] = (Pdf, EvidenceViolations.Active, () => [.. PdfFile.Of(), .. PdfFile.Text($"9 0 obj\n<< {Metadata} >>\nstream\n/JavaScript\n%%EOF\n")]),
        ["picture of an office"] = (Jpeg, EvidenceViolations.TypeMismatch, ZipFile),
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_refused_with_its_reason(string name)
    {
        var (type, code, make) = Files[name];

        Assert.Equal(code, (await Inspected.AsAsync(type, make())).Fault);
    }

    [Fact]
    public void There_are_forty_and_more() => Assert.InRange(Files.Count, 40, 1000);

    private static byte[] Described(string dictionary, string says) => PdfFile.Of([.. PdfFile.Objects("CONTOH", 1), GoodFilesTests.Xmp(dictionary, says)]);

    private static byte[] ZipFile() => ZipFileBytes.Of();

    private static byte[] Half(byte[] file) => file[..(file.Length / 2)];

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(11).NextBytes(noise);
        return noise;
    }

    private static int Find(byte[] jpeg, byte marker, int from = 0) => jpeg.AsSpan(from).IndexOf((ReadOnlySpan<byte>)[0xFF, marker]) + from;

    private static byte[] BeforeScan(byte[] jpeg) => jpeg[..Find(jpeg, 0xDA)];

    private static byte[] Sized(byte[] jpeg, int width, int height)
    {
        var frame = Find(jpeg, 0xC0);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), (ushort)width);
        return jpeg;
    }

    private static byte[] Padded(byte[] jpeg, int scanBytes) => [.. jpeg[..^2], .. new byte[scanBytes], 0xFF, 0xD9];

    private static byte[] Marked(byte[] jpeg, byte from, byte to)
    {
        jpeg[Find(jpeg, from) + 1] = to;
        return jpeg;
    }

    private static byte[] Without(byte[] jpeg, byte marker)
    {
        for (var at = Find(jpeg, marker); at > 0 && at < Find(jpeg, 0xDA); at = Find(jpeg, marker))
        {
            jpeg = [.. jpeg[..at], .. jpeg[(at + 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))..]];
            if (jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, marker]) < 0)
            {
                break;
            }
        }

        return jpeg;
    }

    private static byte[] Tiny(int width, int height)
    {
        using var photo = Photos.Of(3, width, height);
        return Photos.Jpeg(photo);
    }

    private static byte[] Commented(string comment) =>
        [0xFF, 0xD8, 0xFF, 0xFE, 0, (byte)(comment.Length + 2), .. PdfFile.Text(comment), .. Photos.Small()[2..]];

    private static byte[] Even(int width, int height, byte light)
    {
        using var photo = new Image<Rgb24>(width, height, new Rgb24(light, light, light));
        return Photos.Jpeg(photo);
    }

    private static byte[] Filled(int width, int height, int bytesOfPixel, byte value) =>
        [.. Enumerable.Range(0, height).SelectMany(_ => Enumerable.Repeat(value, width * bytesOfPixel).Prepend((byte)0))];

    // Of any colour, and none of it shows.
    private static byte[] Clear(int width, int height) =>
        [.. Enumerable.Range(0, height).SelectMany(y => Enumerable.Range(0, width).SelectMany(x => (byte[])[(byte)x, (byte)y, 7, 0]).Prepend((byte)0))];

    private static byte[] Doing(string member, params byte[][] more) =>
        PdfFile.Of([PdfFile.Text($"<< /Type /Catalog /Pages 2 0 R {member} >>"), .. PdfFile.Objects("CONTOH", 1).Skip(1), .. more]);

    private static IReadOnlyList<byte[]> Bare(string member) =>
    [
        PdfFile.Text($"<< /Type /Catalog /Pages 2 0 R {member} >>"), PdfFile.Text("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
        PdfFile.Text("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"),
    ];

    // The end of the picture is the archive's comment.
    private static byte[] ZipThatReachesTheEnd()
    {
        var zip = ZipFileBytes.Of();
        var rest = new PngFile().Data(PngFile.Rows(64, 48, 8, 2, false, 1)).End().Length - 8;
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.Length - 2), (ushort)(rest + 4));
        return new PngFile().Header(64, 48).Chunk("zzZz", zip).Data(PngFile.Rows(64, 48, 8, 2, false, 1)).End();
    }

    private static byte[] Locked()
    {
        using var document = new PdfDocument();
        document.AddPage();
        document.SecuritySettings.UserPassword = "contoh";
        using var file = new MemoryStream();
        document.Save(file);
        return file.ToArray();
    }
}
