using Dtks.Domain.Ratification;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Ratification;

/// <summary>Shows a letter with how far its rows have come, and those that could not be applied with why, in the client's language.</summary>
public sealed class LetterShowing(LetterProgress progressOf, LetterPages pages, LetterReturns returns, ILetterScans scansOf, MessageCatalogue messages)
{
    private const int MostShown = 100;

    internal async Task<LetterView> ShowAsync(LetterDocument letter, string language, CancellationToken cancellation)
    {
        var scans = await scansOf.OfAsync(letter, cancellation);
        var view = LetterView.Of(letter.State) with
        {
            Earlier = letter.State.Earlier is { } earlier ? [.. earlier.Select((round, number) => Round(round, LetterScanView.Of(scans.Read, number)))] : null,
            Scans = LetterScanView.Of(scans.Read, letter.State.Round()),
            UnreadableScans = scans.Unreadable.Count > 0 ? scans.Unreadable.Count : null,
            Problem = Problem(letter.State, language),
            Unreadable = letter.Unreadable,
            Returned = await ReturnedAsync(letter, cancellation),
        };
        if (await progressOf.OfAsync(letter, cancellation) is not { } progress)
        {
            // Older letters that were reviewed before progress was counted show what was found of them.
            return letter.IsOlder() ? LetterView.Reviewed(letter.State) with { Problem = view.Problem, Scans = view.Scans, UnreadableScans = view.UnreadableScans } : view;
        }

        var covered = letter.State.Status == LetterStatus.Resubmitting ? progress.Ratified
            : letter.IsOlder() || letter.State.Round() > 0 ? letter.State.Rows
            : letter.Covered;
        var left = await pages.LeftAsync(letter, MostShown, cancellation);
        var failed = progress.NotApplied > 0 ? await pages.NotAppliedAsync(letter, MostShown, cancellation) : [];
        return view with
        {
            Progress = Progress(letter, covered, progress),
            NotApplied = failed.Count == 0 ? null : [.. failed.Select(row => NotApplied(row, language)!)],
            Left = left.Count == 0 ? null : [.. left.Select(row => Told(row.Row, row.Left, language)!)],
        };
    }

    internal LetterRowView Row(LetterRow row, IReadOnlyDictionary<string, IReadOnlyList<string>> returned, string language) =>
        new(
            row.Row.Id(), row.Row.Village.Value, Proposal(row.Row), row.Row.Period, Dossier(row.Row), row.Row.Lines, row.Row.Digest, returned.GetValueOrDefault(row.Row.Id()), NotApplied(row, language), Told(row.Row, row.Left, language));

    // Of a letter that went back whole every row did.
    private static LetterProgressView Progress(LetterDocument letter, int covered, LetterProgressDocument progress) => letter.State.Status == LetterStatus.Returned
        ? new LetterProgressView(covered, progress.Ratified, 0, progress.Applied + progress.Returned, progress.NotApplied, Left(progress))
        : new LetterProgressView(covered, progress.Ratified, progress.Applied, progress.Returned, progress.NotApplied, Left(progress));

    private static int? Left(LetterProgressDocument progress) => progress.Left > 0 ? progress.Left : null;

    private static LetterRoundView Round(LetterRound round, IReadOnlyList<LetterScanView>? scans) =>
        new(round.Number, round.Date, round.Rows, round.Digest, round.Reasons, round.Source, round.Note, round.SentAgain.ToDateTimeOffset(), scans);

    private async Task<IReadOnlyList<ReturnedRowView>?> ReturnedAsync(LetterDocument letter, CancellationToken cancellation) =>
        await returns.FindAsync(letter, cancellation) is { } kept ? [.. kept.Rows.Take(MostShown).Select(row => new ReturnedRowView(row.Row, row.Reasons))] : null;

    private NotAppliedView? NotApplied(LetterRow row, string language) => Told(row.Row, row.Problem, language);

    private NotAppliedView? Told(RatificationRow row, RowProblem? why, string language) =>
        why is not { } problem ? null : new NotAppliedView(
            row.Village.Value,
            Proposal(row),
            row.Period,
            Dossier(row),
            problem.Code,
            problem.Rule,
            messages.Text(language, problem.Code, problem.Args),
            problem.TraceId,
            problem.At);

    private static string? Proposal(RatificationRow row) => row.Period is null ? row.Proposal : null;

    private static string? Dossier(RatificationRow row) => row.Period is null ? null : row.Proposal;

    private LetterProblemView? Problem(LetterState letter, string language) =>
        letter.Problem is { } code ? new LetterProblemView(code, messages.Text(language, code, args: null)) : null;
}
