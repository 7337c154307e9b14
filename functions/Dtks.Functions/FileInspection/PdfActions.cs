using Dtks.Domain.Evidence;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Dtks.Functions.FileInspection;

/// <summary>
/// Finds what a PDF does beside showing its pages (ISO 32000-1, 12.6.4 and 7.11.4): whoever opens evidence years later is to see a paper and nothing else. Links, outlines, signatures and
/// forms that are filled in are no such thing.
/// </summary>
internal static class PdfActions
{
    // Types of actions: a script, a program, data that is read in or sent, a film or a sound.
    private static readonly HashSet<string> Actions = new(StringComparer.Ordinal)
    {
        "JavaScript", "Launch", "ImportData", "SubmitForm", "Rendition", "Movie", "Sound", "RichMediaExecute", "GoToE",
    };

    // Members: a script, the files of a file specification, a form that a program draws.
    private static readonly string[] Members = ["JS", "EF", "XFA"];

    // As they stand in a file that is not packed, in whatever its table leads to or leaves out, but in a text or in what it says of itself. They are long enough to be in no picture by chance.
    private static readonly byte[][] Written = [[.. "/JavaScript"u8], [.. "/EmbeddedFile "u8], [.. "/EmbeddedFile/"u8], [.. "/EmbeddedFile\n"u8], [.. "/EmbeddedFile\r"u8], [.. "/EmbeddedFile>"u8], [.. "/RichMedia"u8]];

    /// <summary>Looks at all that stands in a file.</summary>
    /// <exception cref="FileFaultException">It does more than show its pages.</exception>
    public static void RefuseIn(ReadOnlySpan<byte> file, PdfDocument document, CancellationToken stop)
    {
        foreach (var words in Written)
        {
            Refuse(PdfText.IsWritten(file, words, stop));
        }

        foreach (var reference in document.Structure.CrossReferenceTable.ObjectOffsets.Keys.ToList())
        {
            stop.ThrowIfCancellationRequested();
            Refuse(Acts(TryGet(document, reference)));
        }
    }

    // A table may lead where nothing is, and readers forgive that; what they would find there without it is looked for as it is written.
    private static IToken? TryGet(PdfDocument document, IndirectReference reference)
    {
        try
        {
            return document.Structure.GetObject(reference)?.Data;
        }
        catch (Exception e) when (e is not (FileFaultException or OperationCanceledException or OutOfMemoryException))
        {
            return null;
        }
    }

    // As deep as the reader of the file lets things be nested; what is referred to is looked at where it stands.
    private static bool Acts(IToken? token) => token switch
    {
        StreamToken stream => Acts(stream.StreamDictionary),
        ArrayToken array => array.Data.Any(Acts),
        DictionaryToken members => IsAct(members) || members.Data.Values.Any(Acts),
        _ => false,
    };

    private static bool IsAct(DictionaryToken members) =>
        (members.TryGet(NameToken.S, out NameToken action) && Actions.Contains(action.Data))
        || (members.TryGet(NameToken.Type, out NameToken type) && type.Data == "EmbeddedFile")
        || Members.Any(members.Data.ContainsKey);

    private static void Refuse(bool acts)
    {
        if (acts)
        {
            throw new FileFaultException(EvidenceViolations.Active);
        }
    }
}
