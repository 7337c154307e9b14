using Dtks.Domain.Imports;
using Dtks.Functions.Evidence;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Imports;

/// <summary>An import as officers of its village see it: how far it is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Village">Its village.</param>
/// <param name="FileName">The client's name for the file.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CreatedOn">When it was announced.</param>
/// <param name="Rows">The rows of the file; 0 until it was read.</param>
/// <param name="Done">The rows that have their result.</param>
/// <param name="Accepted">The rows that are part of a proposal.</param>
/// <param name="Refused">The rows that were refused.</param>
/// <param name="PassedOver">Parts whose rows cannot be read; they are worked once they are repaired. Left out where there are none.</param>
/// <param name="Problem">Why it was refused whole; left out where it was not.</param>
/// <param name="Round">The round of cards that its rows are of.</param>
/// <param name="Source">What its rows are from, where that was said.</param>
/// <param name="AsOf">The day that its rows are of, where that was said.</param>
/// <param name="Upload">Which bytes have arrived and how to go on; while they are awaited.</param>
internal sealed record ImportView(
    string Id,
    string Village,
    string FileName,
    ImportStatus Status,
    DateTimeOffset CreatedOn,
    int Rows,
    int Done,
    int Accepted,
    int Refused,
    int? PassedOver,
    ImportProblemView? Problem,
    string? Round,
    string? Source,
    LocalDate? AsOf,
    UploadView? Upload)
{
    /// <summary>The view in a language.</summary>
    public static ImportView Of(ImportDocument document, UploadView? upload, MessageCatalogue messages, string language)
    {
        var state = document.State;
        return new ImportView(
            state.Id,
            document.Village,
            state.FileName,
            state.Status,
            document.CreatedOn,
            state.Rows,
            state.Worked,
            state.Accepted,
            state.Refused,
            state.PassedOver.Count == 0 ? null : state.PassedOver.Count,
            ImportProblemView.Of(state.Problems, messages, language),
            state.Purpose?.Round,
            state.Purpose?.Source,
            state.Purpose?.AsOf,
            upload);
    }
}

/// <summary>Why a file was refused whole.</summary>
/// <param name="Code">The first problem's code.</param>
/// <param name="Detail">All of it in words, with what to do next.</param>
internal sealed record ImportProblemView(string Code, string Detail)
{
    public static ImportProblemView? Of(IReadOnlyList<ImportProblem> problems, MessageCatalogue messages, string language) => problems.Count == 0
        ? null
        : new ImportProblemView(problems[0].Code, string.Join(' ', problems.Select(p => messages.Text(language, p.Code, p.Args))));
}
