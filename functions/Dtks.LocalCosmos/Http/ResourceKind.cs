namespace Dtks.LocalCosmos.Http;

/// <summary>What a path of the protocol names.</summary>
internal enum ResourceKind
{
    Account,
    Databases,
    Database,
    Containers,
    Container,
    Ranges,
    Items,
    Item,
    Offers,
    Offer,

    /// <summary>Something of the service that LocalCosmos does not do, such as stored procedures.</summary>
    NotDone,
}
