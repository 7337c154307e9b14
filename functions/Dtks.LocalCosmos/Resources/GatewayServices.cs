using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Partitioning;
using Dtks.LocalCosmos.Storage;

namespace Dtks.LocalCosmos.Resources;

/// <summary>What the endpoints work with.</summary>
internal sealed record GatewayServices(Store Store, LiveCatalog Catalog, PartitionKeyRanges Ranges, TimeProvider Time)
{
    /// <summary>The container whose items a path names; 404 with 1003 when it is not there.</summary>
    public ContainerResource ContainerOf(ResourcePath path) => Catalog.Current.Container(path.Database, path.Container, asOwner: true);

    /// <summary>Seconds since 1970.</summary>
    public long Now => Time.GetUtcNow().ToUnixTimeSeconds();
}
