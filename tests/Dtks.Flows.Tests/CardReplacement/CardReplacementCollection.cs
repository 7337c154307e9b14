namespace Dtks.Flows.Tests.CardReplacement;

/// <summary>The flows of cards in others' place share a host: each has a regency of its own.</summary>
[CollectionDefinition(Name)]
public sealed class CardReplacementCollection : ICollectionFixture<FlowHost>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "card replacement";
}
