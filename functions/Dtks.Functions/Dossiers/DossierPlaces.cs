using Dtks.Domain.Dossiers;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Records;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Dossiers;

/// <summary>Where a dossier is, as the list of its regency keeps it.</summary>
/// <param name="Village">The village.</param>
/// <param name="Dossier">The dossier.</param>
/// <param name="Period">The month.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Rows">How many rows it holds.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="SubmittedOn">When it was handed in.</param>
/// <param name="Since">Since when it stands there.</param>
/// <param name="Step">How many steps it has come: of two that are told the later counts.</param>
public sealed record DossierPlace(
    string Village, string Dossier, string Period, DossierSubject Subject, int Rows, DossierStatus Status, DateTimeOffset SubmittedOn, DateTimeOffset Since, int Step)
{
    /// <summary>The dossier that took its place since it came back; null for none. No list shows it then.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>Of a dossier as it stands.</summary>
    public static DossierPlace Of(DossierState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new(
            state.Village.Value, state.Id, state.Period, state.Subject, state.Rows, state.Status, state.History[0].At.ToDateTimeOffset(), state.Since().ToDateTimeOffset(), state.History.Count);
    }
}

/// <summary>A dossier in its regency's list.</summary>
public sealed record DossierPlaceDocument : Document
{
    /// <inheritdoc />
    public override string Type => "dossierPlace";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The village; lists of a district filter by what it begins with.</summary>
    public required string Village { get; init; }

    /// <summary>Where it stands; lists filter by it.</summary>
    public required DossierStatus Status { get; init; }

    /// <summary>When it was handed in; lists are in this order.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>The whole of it.</summary>
    public required DossierPlace Place { get; init; }

    /// <summary>A document's id for a dossier.</summary>
    public static string IdOf(string village, string dossier) => $"{IdStart}{village}-{dossier}";

    /// <summary>What every id begins with.</summary>
    public const string IdStart = "dossierPlace-";
}

/// <summary>Keeps the regency's list of dossiers (RAT-1). Applied twice or in any order, the latest step counts; each dossier is a document of its own, so none waits for another.</summary>
public sealed class DossierPlaces(DocumentStore store, UnreadableRecords unreadables, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "dossier-places";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var place = JsonText.Read<DossierPlace>(input.ToString());
        return retry.RetryAsync(() => SaveAsync(place, cancellation), cancellation);
    }

    private async Task SaveAsync(DossierPlace place, CancellationToken cancellation)
    {
        var (partition, id) = (Partitions.Ratifications(place.Village[..4]), DossierPlaceDocument.IdOf(place.Village, place.Dossier));

        // What cannot be read is written anew, from what is known now.
        var (known, etag) = await store.KnownOrAnewAsync<DossierPlaceDocument>(partition, id, unreadables, cancellation);
        var (isLater, replacedBy) = (!(known?.Place.Step >= place.Step), place.ReplacedBy ?? known?.Place.ReplacedBy);
        if (!isLater && replacedBy == known!.Place.ReplacedBy)
        {
            return;
        }

        place = (isLater ? place : known!.Place) with { ReplacedBy = replacedBy };

        var next = new DossierPlaceDocument
        {
            Id = id,
            Regency = partition.Value,
            Village = place.Village,
            Status = place.Status,
            CreatedOn = place.SubmittedOn,
            Place = place,
            ETag = etag,
        };
        if (!await store.TrySaveAsync(partition, next, cancellation))
        {
            throw new StaleException();
        }
    }
}
