using Dtks.Domain.Ratification;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Ratification;

/// <summary>Shows a letter with how far its rows have come, and those that could not be applied with why, in the client's language.</summary>
public sealed class LetterShowing(LetterProgress progressOf, LetterPages pages, MessageCatalogue messages)
{
    private const int MostNotApplied = 100;

    internal async Task<LetterView> ShowAsync(LetterDocument letter, string language, CancellationToken cancellation)
    {
        var view = LetterView.Of(letter.State) with { Problem = Problem(letter.State, language), Unreadable = letter.Unreadable };
        if (await progressOf.OfAsync(letter, cancellation) is not { } progress)
        {
            // Older letters that were reviewed before progress was counted show what was found of them.
            return letter.IsOlder() ? LetterView.Reviewed(letter.State) with { Problem = view.Problem } : view;
        }

        var covered = letter.IsOlder() ? letter.State.Rows : letter.Covered;
        var failed = progress.NotApplied > 0 ? await pages.NotAppliedAsync(letter, MostNotApplied, cancellation) : [];
        return view with
        {
            Progress = new LetterProgressView(covered, progress.Ratified, progress.Applied, progress.NotApplied),
            NotApplied = failed.Count == 0 ? null : [.. failed.Select(row => NotApplied(row, language)!)],
        };
    }

    internal LetterRowView Row(LetterRow row, string language) => new(row.Row.Village.Value, row.Row.Proposal, row.Row.Digest, NotApplied(row, language));

    private NotAppliedView? NotApplied(LetterRow row, string language) =>
        row.Problem is not { } problem ? null : new NotAppliedView(
            row.Row.Village.Value,
            row.Row.Proposal,
            problem.Code,
            problem.Rule,
            messages.Text(language, problem.Code, problem.Args),
            problem.TraceId,
            problem.At);

    private LetterProblemView? Problem(LetterState letter, string language) =>
        letter.Problem is { } code ? new LetterProblemView(code, messages.Text(language, code, args: null)) : null;
}
