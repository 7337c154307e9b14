using Dtks.Functions.Tests.Claims;

namespace Dtks.Functions.Tests.Stand;

/// <summary>Those tests that need the product's services over a database, and share them; each in partitions of its own.</summary>
[CollectionDefinition(Name)]
public sealed class StandTests : ICollectionFixture<ClaimsStand>
{
    public const string Name = "stand";
}
