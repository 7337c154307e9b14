using PdfSharp.Pdf;
using PdfSharp.Pdf.Content;
using PdfSharp.Pdf.Content.Objects;
using PdfSharp.Pdf.IO;

namespace Dtks.Demo.Tests.Documents;

/// <summary>What the pages of a PDF show, a text for each time one is shown.</summary>
internal static class PdfLines
{
    public static IReadOnlyList<string> Of(byte[] file) => [.. Pages(file).SelectMany(page => page)];

    public static IReadOnlyList<IReadOnlyList<string>> Pages(byte[] file)
    {
        using var document = PdfReader.Open(new MemoryStream(file), PdfDocumentOpenMode.Import);
        return [.. document.Pages.Cast<PdfPage>().Select(Lines)];
    }

    private static IReadOnlyList<string> Lines(PdfPage page) =>
    [
        .. ContentReader.ReadContent(page).OfType<COperator>().Where(shown => shown.OpCode.Name == "Tj")
            .Select(shown => ((CString)shown.Operands[0]).Value),
    ];
}
