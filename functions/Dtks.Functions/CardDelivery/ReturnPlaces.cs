using Dtks.Domain.Cards;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Records;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.CardDelivery;

/// <summary>Keeps the regency's list of what came back in its villages, with their days (CRD-4): no village is read for it. Applied twice or in any order, the latest step counts.</summary>
public sealed class ReturnPlaces(DocumentStore store, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "card-returns";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <summary>What follows where a village's lists of returns changed, also by a deliberation that was held on them.</summary>
    public static OutboxEntry Of(VillageRound round)
    {
        ArgumentNullException.ThrowIfNull(round);
        return OutboxEntry.Projection(ProjectionName, new ReturnPlace(round.Round, round.Village.Value, round.Returns ?? VillageReturns.None));
    }

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var place = JsonText.Read<ReturnPlace>(input.ToString());
        var partition = Partitions.Ratifications(place.Village[..4]);
        var row = new ReturnPlaceDocument
        {
            Id = ReturnPlaceDocument.IdOf(place.Round, place.Village),
            Regency = partition.Value,
            Round = place.Round,
            Village = place.Village,
            DueOn = place.Returns.DueOn(),
            Returns = place.Returns,
            Step = place.Returns.Steps(),
        };
        return retry.RetryAsync(() => store.KeepLatestAsync(partition, row, cancellation), cancellation);
    }

    private sealed record ReturnPlace(string Round, string Village, VillageReturns Returns);
}

/// <summary>What came back of a round's cards in a village, in its regency's list.</summary>
public sealed record ReturnPlaceDocument : Document, ISteppedCopy
{
    /// <summary>What every id begins with.</summary>
    public const string IdStart = "cardReturns-";

    /// <inheritdoc />
    public override string Type => "cardReturns";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The round; lists filter by it.</summary>
    public required string Round { get; init; }

    /// <summary>The village; lists are in this order, and those of a district filter by what it begins with.</summary>
    public required string Village { get; init; }

    /// <summary>The last day on which the next deliberation is in time; null where none is awaited. Lists filter by it.</summary>
    public LocalDate? DueOn { get; init; }

    /// <summary>The lists.</summary>
    public required VillageReturns Returns { get; init; }

    /// <inheritdoc />
    public required int Step { get; init; }

    /// <summary>The document's id for a village's.</summary>
    public static string IdOf(string round, string village) => $"{IdStart}{round}-{village}";
}
