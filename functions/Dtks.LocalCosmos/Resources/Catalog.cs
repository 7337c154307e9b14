using System.Collections.Frozen;
using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Serialization;
using Dtks.LocalCosmos.Storage;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Resources;

/// <summary>The databases, containers and offers at one moment, found by name or by resource id.</summary>
internal sealed class Catalog
{
    private const int OwnerNotFound = 1003;

    private readonly FrozenDictionary<string, DatabaseResource> _databases;
    private readonly FrozenDictionary<string, ContainerResource> _containers;

    private Catalog(List<DatabaseResource> databases, List<ContainerResource> containers, List<OfferResource> offers)
    {
        (Databases, Containers, Offers) = (databases, containers, offers);
        _databases = Index(databases, database => database.ResourceId.ToString(), database => database.Id);
        _containers = Index(
            containers,
            container => $"{container.Database.ResourceId}/{container.ResourceId}",
            container => $"{container.Database.Id}/{container.Id}");
    }

    public IReadOnlyList<DatabaseResource> Databases { get; }

    public IReadOnlyList<ContainerResource> Containers { get; }

    public IReadOnlyList<OfferResource> Offers { get; }

    /// <summary>Reads the catalog from the store, or within the writer's transaction as it is there.</summary>
    public static Catalog Load(StoreSession session)
    {
        var databases = session.Prepare("SELECT no, id, lsn, ts FROM databases ORDER BY no").Rows()
            .Select(row => new DatabaseResource(row.Integer(0), row.Text(1), row.Integer(2), row.Integer(3))).ToList();
        var owners = databases.ToDictionary(database => database.Number);
        var containers = session.Prepare("SELECT no, database, definition, lsn, ts FROM containers ORDER BY no").Rows()
            .Select(row => new ContainerResource(
                owners[row.Integer(1)], row.Integer(0), ContainerDefinition.ReadStored((JObject)JsonText.Parse(row.Text(2))), row.Integer(3), row.Integer(4)))
            .ToList();
        var offers = session.Prepare("SELECT no, resource, link, content, lsn, ts FROM offers ORDER BY no").Rows()
            .Select(row => new OfferResource(
                row.Integer(0), row.Text(1), row.Text(2), (JObject)JsonText.Parse(row.Text(3)), row.Integer(4), row.Integer(5)))
            .ToList();
        return new Catalog(databases, containers, offers);
    }

    /// <summary>The containers of a database.</summary>
    public IEnumerable<ContainerResource> ContainersOf(DatabaseResource database) =>
        Containers.Where(container => container.Database.Number == database.Number);

    /// <summary>The offer with a resource id of its own; 404 when there is none.</summary>
    public OfferResource Offer(string id) => Offers.FirstOrDefault(offer => offer.Id == id)
        ?? throw RequestFailedException.NotFound("Resource Not Found: there is no such offer.");

    /// <summary>The database with a name or resource id; 404 when there is none.</summary>
    public DatabaseResource Database(string idOrRid) => _databases.TryGetValue(idOrRid, out var found)
        ? found
        : throw RequestFailedException.NotFound("Resource Not Found: there is no such database.");

    /// <summary>The container with a name or resource id in a database; 404 when there is none (1003: as the owner of an item).</summary>
    public ContainerResource Container(string databaseIdOrRid, string idOrRid, bool asOwner) =>
        TryContainer(databaseIdOrRid, idOrRid)
        ?? throw new RequestFailedException(404, asOwner ? OwnerNotFound : 0, "Resource Not Found: there is no such container.");

    /// <summary>The container with a name or resource id in a database; null when there is none.</summary>
    public ContainerResource? TryContainer(string databaseIdOrRid, string idOrRid) =>
        _containers.GetValueOrDefault($"{databaseIdOrRid}/{idOrRid}");

    public OfferResource? OfferOf(string resourceId) => Offers.FirstOrDefault(offer => offer.ResourceId == resourceId);

    // A name wins over another's resource id that happens to read the same.
    private static FrozenDictionary<string, T> Index<T>(List<T> resources, Func<T, string> byResourceId, Func<T, string> byName)
    {
        var index = new Dictionary<string, T>(StringComparer.Ordinal);
        resources.ForEach(resource => index[byResourceId(resource)] = resource);
        resources.ForEach(resource => index[byName(resource)] = resource);
        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
