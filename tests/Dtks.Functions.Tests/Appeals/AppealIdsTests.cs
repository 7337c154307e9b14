using System.Security.Cryptography;
using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Functions.Appeals;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Tests.Appeals;

/// <summary>Ids of appeals, which lists show to a whole village.</summary>
public sealed class AppealIdsTests
{
    private static readonly AppealTarget Target = new(AreaCode.Parse("3306052001"), new AppealSubject(AppealRecord.Household, "h-1"), [], Round: 3, "h-1/1", []);

    [Fact]
    [Trait("rule", "GOV-3")]
    [Trait("rule", "REG-3")]
    public void Whose_one_is_cannot_be_tried_out_without_the_key()
    {
        var (ids, others) = (With(1), With(2));

        var id = ids.Of(AppealKind.NotEntitled, Target, "citizen-1");

        Assert.Equal(32, id.Length);
        Assert.Equal(id, ids.Of(AppealKind.NotEntitled, Target, "citizen-1"));
        Assert.NotEqual(id, others.Of(AppealKind.NotEntitled, Target, "citizen-1"));
        Assert.Equal(4, new[] { id, ids.Of(AppealKind.NotEntitled, Target, "citizen-2"), ids.Of(AppealKind.Removed, Target, "citizen-1"), ids.Of(AppealKind.NotEntitled, Target with { Round = 4 }, "citizen-1") }.Distinct().Count());
    }

    [Theory]
    [Trait("rule", "GOV-3")]
    [InlineData(AppealKind.Refused)]
    [InlineData(AppealKind.Removed)]
    public void Against_a_refusal_or_a_removal_there_is_one_whoever_makes_it_and_wherever_it_stands(AppealKind kind)
    {
        var (ids, moved) = (With(1), Target with { Village = AreaCode.Parse("5103010001"), Round = 9 });

        Assert.Equal(ids.Of(kind, Target, "citizen-1"), ids.Of(kind, moved, "officer-2"));
        Assert.NotEqual(ids.Of(kind, Target, "citizen-1"), ids.Of(kind, Target with { Once = "h-1/2" }, "citizen-1"));

        // As it was before, of each who made it.
        Assert.Equal(2, new[] { ids.OfMaker(kind, Target, "citizen-1"), ids.OfMaker(kind, Target, "officer-2") }.Except([ids.Of(kind, Target, "citizen-1")]).Count());
    }

    private static AppealIds With(byte key) => new(new KeyedHash(Options.Create(new ProtectionOptions { ClaimKey = Convert.ToBase64String(SHA256.HashData([key])) })));
}
