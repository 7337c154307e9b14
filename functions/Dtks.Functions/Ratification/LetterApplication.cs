using System.Collections.Concurrent;
using System.Diagnostics;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;
using Dtks.Platform.SetAside;

namespace Dtks.Functions.Ratification;

/// <summary>
/// Carries a letter over to its rows, a page at a time and the rows apart from each other. A row that a rule refuses is noted on the letter
/// with the reason; one that cannot be worked is noted too, and set aside as a message of its own. Done twice, it is done once.
/// </summary>
public sealed class LetterApplication(
    LetterRepository letters, LetterPages pages, LetterReturns returns, PageResults results, LetterMatters matters, ResubmittedRows again, OneByOne oneByOne, OptimisticRetry retry, TimeProvider clock)
{
    private const int RowsAtOnce = 8;

    /// <summary>Brings the rows of a page to where the letter stands.</summary>
    /// <exception cref="MessageException">The letter has no such page.</exception>
    public Task ApplyPageAsync(LetterMessage message, int number, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                using var trace = Trace();
                var letter = await letters.OfAsync(message, cancellation);
                var page = await PageAsync(letter, number, cancellation);
                var (target, round) = (StageOf(letter.State.Status), letter.State.Round());
                if (letter.State.Status == LetterStatus.Resubmitting)
                {
                    if ((page.Round ?? 0) < round)
                    {
                        var along = await again.TakeAlongAsync(letter, page, (row, failure) => Aside(letter, page.Number, row, failure), why => Problem(why)!, cancellation);
                        await results.SaveAsync(letter, page, page.Again(along, round), cancellation);
                    }
                }
                else if (page.Stage < target)
                {
                    var back = target == PageStage.Reviewed ? await returns.ReasonsAsync(letter, cancellation) : LetterReturns.None;
                    await results.SaveAsync(letter, page, page.With(await ApplyAsync(letter, page, back, cancellation), target), cancellation);
                }

                await results.FinishAsync(letter, cancellation);
            },
            cancellation);

    /// <summary>Brings one row to where the letter stands: what was set aside, once it is repaired.</summary>
    /// <exception cref="MessageException">The letter has no such page, or the page no such row.</exception>
    public Task ApplyRowAsync(LetterMessage message, int number, string proposal, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                using var trace = Trace();
                var letter = await letters.OfAsync(message, cancellation);
                var page = await PageAsync(letter, number, cancellation);
                var row = page.Rows.FirstOrDefault(r => r.Row.Proposal == proposal)
                    ?? throw new MessageException($"page {number} of letter {message.Letter} has no row {proposal}");
                if (row.Left is not null)
                {
                    await GiveBackAsync(letter.State.ForThoseThatLeft(), row.Row, cancellation);
                    return;
                }

                if (letter.State.Status is LetterStatus.Resubmitting or LetterStatus.Void)
                {
                    // Before its page is gathered it comes back, and goes along; after that it has gone along.
                    await ((page.Round ?? 0) < letter.State.Round() ? GiveBackAsync(letter.State.BeforeItWentAgain(), row.Row, cancellation) : Task.CompletedTask);
                    return;
                }

                var back = StageOf(letter.State.Status) == PageStage.Reviewed ? await returns.ReasonsAsync(letter, cancellation) : LetterReturns.None;
                var refused = await matters.Of(letter.State).ApplyAsync(letter.State.For(back.GetValueOrDefault(row.Row.Id())), row.Row, cancellation);

                // A page that is yet to be worked as a whole notes it then.
                if (page.Stage != PageStage.Covered && row.Problem?.Code != refused?.Code)
                {
                    var after = page.Rows.Select(r => r == row ? row with { Problem = Problem(refused) } : r);
                    await results.SaveAsync(letter, page, page.With([.. after], page.Stage), cancellation);
                }
            },
            cancellation);

    // To its proposer, as the letter came back. Where that cannot be, the message is not done.
    private async Task GiveBackAsync(LetterState cameBack, RatificationRow row, CancellationToken cancellation)
    {
        if (await matters.Of(cameBack).ApplyAsync(cameBack, row, cancellation) is { } refused && await matters.Of(cameBack).HoldsAsync(cameBack, row, cancellation))
        {
            throw new ProblemException(new Problem(409, refused.Code, refused.Rule));
        }
    }

    private async Task<IReadOnlyList<LetterRow>> ApplyAsync(
        LetterDocument letter, LetterPageDocument page, IReadOnlyDictionary<string, IReadOnlyList<string>> back, CancellationToken cancellation)
    {
        var refused = new ConcurrentDictionary<LetterRow, Violation?>();
        var aside = await oneByOne.RunAsync(
            page.Rows.Where(row => row.Left is null),
            RowsAtOnce,
            async (row, stop) => refused[row] = await matters.Of(letter.State).ApplyAsync(letter.State.For(back.GetValueOrDefault(row.Row.Id())), row.Row, stop),
            (row, failure) => Aside(letter, page.Number, row.Row, failure),
            cancellation);
        foreach (var row in aside)
        {
            refused[row] = Violation.Conflict(LetterViolations.RowSetAside);
        }

        return [.. page.Rows.Select(row => row.Left is not null ? row : row with { Problem = Problem(refused[row]), Returned = back.ContainsKey(row.Row.Id()) ? true : null })];
    }

    private async Task<LetterPageDocument> PageAsync(LetterDocument letter, int number, CancellationToken cancellation) =>
        await pages.FindAsync(letter, number, cancellation) ?? throw new MessageException($"letter {letter.State.Id} has no page {number}");

    private SetAsideItem Aside(LetterDocument letter, int page, RatificationRow row, Exception failure) =>
        SetAsideItem.Of(ApplyLetters.Queue, new LetterMessage(letter.Regency, letter.State.Id, page, page, row.Proposal), failure) with
        {
            Area = row.Village.Value,
            Subject = matters.Of(letter.State).AboutOf(row),
        };

    // What the letter shows, what is set aside and what is logged name the same trace, also where nobody traces the host.
    private static Activity? Trace() => Activity.Current is null ? new Activity("ratification.page").SetIdFormat(ActivityIdFormat.W3C).Start() : null;

    private RowProblem? Problem(Violation? refused) =>
        refused is null ? null : new RowProblem(refused.Code, refused.Rule, refused.Args, Activity.Current?.TraceId.ToString(), clock.GetUtcNow());

    private static PageStage StageOf(LetterStatus status) => status switch
    {
        LetterStatus.Signed or LetterStatus.Recounting => PageStage.Ratified,
        LetterStatus.Conforming or LetterStatus.Applied or LetterStatus.Returned => PageStage.Reviewed,
        _ => PageStage.Covered,
    };
}
