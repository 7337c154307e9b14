namespace Dtks.Flows.Tests.CardDelivery;

[CollectionDefinition("cardDelivery")]
public sealed class CardDeliveryCollection : ICollectionFixture<FlowHost>;
