using Dtks.Domain.Cards;
using Dtks.Functions.CardRounds;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using NodaTime;

namespace Dtks.Functions.CardDelivery;

/// <summary>Has a circular arrive in a village: the lists that it told of name it, and a deliberation on cards can be opened (CRD-4). Done twice, it is done once.</summary>
public sealed class CircularArrivals(CircularRepository circulars, CardRepository cards, ReturnListRepository lists, ChangeCommit commit, OptimisticRetry retry) : IDeadlineAction
{
    /// <summary>The kind of its deadline.</summary>
    public const string DeadlineKind = "card-circular";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <summary>The deadline of a village that a circular told of: due at once. Its target names the village too, for others have the same circular.</summary>
    /// <param name="id">The circular's id.</param>
    /// <param name="row">What it told of the village.</param>
    /// <param name="issued">When it was issued.</param>
    public static DeadlineInput Of(string id, CircularRow row, Instant issued)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new DeadlineInput(DeadlineKind, issued.ToDateTimeOffset(), row.Village.Value, $"{row.Village}_{id}");
    }

    /// <inheritdoc />
    public async Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        if (!deadline.Target.StartsWith($"{deadline.Village}_", StringComparison.Ordinal))
        {
            throw new MessageException($"'{deadline.Target}' is no circular to {deadline.Village}");
        }

        var id = deadline.Target[(deadline.Village.Length + 1)..];
        var (round, circular) = await circulars.OneAsync(deadline.Village[..6], id, cancellation);
        if (circular.Rows.FirstOrDefault(row => row.Village.Value == deadline.Village) is { } row)
        {
            var arrived = new ReturnCircular(id, circular.Number, circular.Date);
            await retry.RetryAsync(() => ArriveAsync(round, row, arrived, cancellation), cancellation);
        }
    }

    private async Task ArriveAsync(string round, CircularRow row, ReturnCircular arrived, CancellationToken cancellation)
    {
        if (await cards.RoundAsync(row.Village.Value, round, cancellation) is not { } found)
        {
            return;
        }

        var (policy, now) = lists.Today(found.State.Village);
        if (ReturnListDecider.Arrive(found.State, arrived, row.UpTo, policy, now).Events is [var happened])
        {
            await commit.SaveAsync(lists.Change(found, happened), cancellation);
        }
    }
}

/// <summary>A camat issued a circular with the recap of returns (CRD-4). Counts, nothing of a person.</summary>
/// <param name="Circular">The circular's id.</param>
/// <param name="Round">The round's id.</param>
/// <param name="District">The district's code.</param>
/// <param name="Number">Its number, as the camat's office gave it.</param>
/// <param name="Date">Its date.</param>
/// <param name="Villages">How many villages it tells of.</param>
/// <param name="Returned">How many cards came back in them.</param>
/// <param name="Surrendered">How many were handed back.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Policy">The policy version it was decided under.</param>
public sealed record CircularEventData(string Circular, string Round, string District, string Number, LocalDate Date, int Villages, int Returned, int Surrendered, string Rule, string Policy);
