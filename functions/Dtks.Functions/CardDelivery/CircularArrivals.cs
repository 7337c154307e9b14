using Dtks.Domain.Cards;
using Dtks.Functions.CardRounds;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.CardDelivery;

/// <summary>Has a circular arrive in a village: the lists that it told of name it, and a deliberation on cards can be opened (CRD-4). Twice is once.</summary>
/// <param name="cards">The cards.</param>
/// <param name="lists">The lists.</param>
/// <param name="commit">Made when it is first needed: what follows from changes comes by here.</param>
/// <param name="retry">Repeats what somebody else was faster with.</param>
public sealed class CircularArrivals(CardRepository cards, ReturnListRepository lists, Lazy<ChangeCommit> commit, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "card-circulars";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <summary>What follows where a circular told of a village.</summary>
    public static OutboxEntry Of(string round, CircularRow row, ReturnCircular circular)
    {
        ArgumentNullException.ThrowIfNull(row);
        return OutboxEntry.Projection(ProjectionName, new ArrivedCircular(round, row.Village.Value, row.UpTo, circular));
    }

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var arrived = JsonText.Read<ArrivedCircular>(input.ToString());
        return retry.RetryAsync(() => ArriveAsync(arrived, cancellation), cancellation);
    }

    private async Task ArriveAsync(ArrivedCircular arrived, CancellationToken cancellation)
    {
        if (await cards.RoundAsync(arrived.Village, arrived.Round, cancellation) is not { } found)
        {
            return;
        }

        var (policy, now) = lists.Today(found.State.Village);
        if (ReturnListDecider.Arrive(found.State, arrived.Circular, arrived.UpTo, policy, now).Events is [var happened])
        {
            await commit.Value.SaveAsync(lists.Change(found, happened), cancellation);
        }
    }

    private sealed record ArrivedCircular(string Round, string Village, int UpTo, ReturnCircular Circular);
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
