using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Items;
using Dtks.LocalCosmos.Resources;

namespace Dtks.LocalCosmos.Pipeline;

/// <summary>Which endpoint answers for which kind of resource.</summary>
internal sealed class EndpointTable(GatewayServices services, Func<Uri> address)
{
    private readonly AccountEndpoint _account = new(address);
    private readonly DatabaseEndpoint _databases = new(services);
    private readonly ContainerEndpoint _containers = new(services);
    private readonly OfferEndpoint _offers = new(services);
    private readonly ItemEndpoint _item = new(services);
    private readonly ItemFeedEndpoint _items = new(services);

    public IEndpoint For(ResourceKind kind) => kind switch
    {
        ResourceKind.Account => _account,
        ResourceKind.Databases or ResourceKind.Database => _databases,
        ResourceKind.Containers or ResourceKind.Container or ResourceKind.Ranges => _containers,
        ResourceKind.Items => _items,
        ResourceKind.Item => _item,
        ResourceKind.Offers or ResourceKind.Offer => _offers,
        _ => throw RequestFailedException.NotSupported("stored procedures, triggers, user-defined functions, users, conflicts or client encryption"),
    };
}
