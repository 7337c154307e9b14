using Dtks.Domain.Cards;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Records;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.CardReplacement;

/// <summary>An SKRTM as the list of its district keeps it: nothing of a person.</summary>
/// <param name="Id">The SKRTM.</param>
/// <param name="Number">Its number.</param>
/// <param name="Village">Its village.</param>
/// <param name="Round">The round of cards.</param>
/// <param name="Card">The card in whose place the household is to have one.</param>
/// <param name="Household">The household.</param>
/// <param name="Reserve">Its place in reserve; null for the first.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="FilledOn">The day it was filled in.</param>
/// <param name="SignedOn">The day the village head signed; null before.</param>
/// <param name="CounterSignedOn">The day the camat signed; null before.</param>
/// <param name="MadeCard">The card that was made for it; null before.</param>
/// <param name="FilledAt">When it was filled in first; lists are in this order.</param>
/// <param name="Step">How many steps it has come: of two that are told the later counts.</param>
public sealed record SkrtmPlace(
    string Id, string Number, string Village, string Round, string Card, string Household, int? Reserve, SkrtmStatus Status, LocalDate FilledOn, LocalDate? SignedOn, LocalDate? CounterSignedOn, string? MadeCard,
    DateTimeOffset FilledAt, int Step)
{
    /// <summary>Of one as it stands.</summary>
    public static SkrtmPlace Of(SkrtmState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new(
            state.Id, state.Number, state.Village.Value, state.Round, state.Card, state.Household, state.Reserve, state.Status(), state.FilledOn, state.Signed?.On, state.CounterSigned?.On, state.MadeCard,
            state.History[0].At.ToDateTimeOffset(), state.History.Count);
    }
}

/// <summary>An SKRTM in its regency's list.</summary>
public sealed record SkrtmPlaceDocument : Document, ISteppedCopy
{
    /// <summary>What every id begins with.</summary>
    public const string IdStart = "skrtmPlace-";

    /// <inheritdoc />
    public override string Type => "skrtmPlace";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The village; lists of a district filter by what it begins with.</summary>
    public required string Village { get; init; }

    /// <summary>The round; lists filter by it.</summary>
    public required string Round { get; init; }

    /// <summary>Where it stands; lists filter by it.</summary>
    public required SkrtmStatus Status { get; init; }

    /// <summary>When it was filled in; lists are in this order.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>The whole of it.</summary>
    public required SkrtmPlace Place { get; init; }

    /// <inheritdoc />
    public int Step => Place.Step;

    /// <summary>A document's id for an SKRTM's.</summary>
    public static string IdOf(string village, string skrtm) => $"{IdStart}{village}-{skrtm}";
}

/// <summary>Keeps the regency's list of SKRTM (CRD-9). Applied twice or in any order, the latest step counts; each is a document of its own, so none waits for another.</summary>
public sealed class SkrtmPlaces(DocumentStore store, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "skrtm-places";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var place = JsonText.Read<SkrtmPlace>(input.ToString());
        var partition = Partitions.Ratifications(place.Village[..4]);
        var row = new SkrtmPlaceDocument
        {
            Id = SkrtmPlaceDocument.IdOf(place.Village, place.Id),
            Regency = partition.Value,
            Village = place.Village,
            Round = place.Round,
            Status = place.Status,
            CreatedOn = place.FilledAt,
            Place = place,
        };
        return retry.RetryAsync(() => store.KeepLatestAsync(partition, row, cancellation), cancellation);
    }
}
