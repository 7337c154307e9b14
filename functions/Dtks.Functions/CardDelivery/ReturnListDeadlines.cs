using System.Globalization;
using Dtks.Domain.Cards;
using Dtks.Functions.CardRounds;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using NodaTime;

namespace Dtks.Functions.CardDelivery;

/// <summary>The deadlines of lists of returns: per village and list, never per card (CRD-4). Villages have lists of the same round and number, which fall due together: a target names its village, so that none stands in another's place.</summary>
internal static class ReturnListDeadlines
{
    /// <summary>That of a reminder.</summary>
    public static DeadlineInput Reminder(VillageRound round, int list, int day, Instant at) => new(
        RemindReturnLists.DeadlineKind, at.ToDateTimeOffset(), round.Village.Value, Target(round, string.Create(CultureInfo.InvariantCulture, $"{list}_{day}")));

    /// <summary>That of the end of its days.</summary>
    public static DeadlineInput Overdue(VillageRound round, int list, Instant at) => new(
        TellOverdueReturnLists.DeadlineKind, at.ToDateTimeOffset(), round.Village.Value, Target(round, list.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What a deadline's target names: the round, and the numbers after it.</summary>
    /// <exception cref="MessageException">It names none.</exception>
    public static (string Round, int[] Numbers) Read(DeadlineInput deadline, int numbers)
    {
        var parts = (deadline.Target.StartsWith($"{deadline.Village}_", StringComparison.Ordinal) ? deadline.Target[(deadline.Village.Length + 1)..] : deadline.Target).Split('_');
        var read = parts.Skip(1).Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        return read.Length == numbers && !read.Contains(-1) && CardIds.RoundOf(parts[0]) is not null ? (parts[0], read) : throw new MessageException($"'{deadline.Target}' is no list of returns");
    }

    private static string Target(VillageRound round, string what) => $"{round.Village}_{round.Round}_{what}";
}

/// <summary>Reminds a village of the deliberation on a list of returns, when the day begins there (CRD-4). One whose deliberation was held is not reminded.</summary>
public sealed class RemindReturnLists(CardRepository cards, ReturnListRepository lists, ChangeCommit commit, OptimisticRetry retry) : IDeadlineAction
{
    /// <summary>A village is reminded of the deliberation on cards.</summary>
    public const string DeadlineKind = "cardListReminder";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <inheritdoc />
    public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        var (round, numbers) = ReturnListDeadlines.Read(deadline, numbers: 2);
        return retry.RetryAsync(() => RemindAsync(deadline.Village, round, numbers[0], numbers[1], cancellation), cancellation);
    }

    private async Task RemindAsync(string village, string round, int number, int day, CancellationToken cancellation)
    {
        if (await cards.RoundAsync(village, round, cancellation) is { State: var state } found && state.Returns?.List(number) is { } list
            && ReturnListDecider.Remind(state, number, day, lists.PolicyOf(list), lists.Today(state.Village).Now).Events is [var happened])
        {
            await commit.SaveAsync(lists.Change(found, happened), cancellation);
        }
    }
}

/// <summary>Tells camat and regency that the days for the deliberation on a list of returns are over, and none was held (CRD-4). It can still be held, late.</summary>
public sealed class TellOverdueReturnLists(CardRepository cards, ReturnListRepository lists, ChangeCommit commit, OptimisticRetry retry) : IDeadlineAction
{
    /// <summary>The days of a list of returns are over.</summary>
    public const string DeadlineKind = "cardListOverdue";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <inheritdoc />
    public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        var (round, numbers) = ReturnListDeadlines.Read(deadline, numbers: 1);
        return retry.RetryAsync(() => TellAsync(deadline.Village, round, numbers[0], cancellation), cancellation);
    }

    private async Task TellAsync(string village, string round, int number, CancellationToken cancellation)
    {
        if (await cards.RoundAsync(village, round, cancellation) is { State: var state } found && state.Returns?.List(number) is { } list
            && ReturnListDecider.Overdue(state, number, lists.PolicyOf(list), lists.Today(state.Village).Now).Events is [var happened])
        {
            await commit.SaveAsync(lists.Change(found, happened), cancellation);
        }
    }
}
