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
    private static readonly AppealTarget Target = new(AreaCode.Parse("3306052001"), new AppealSubject(AppealRecord.Household, "h-1"), [], Round: 3);

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

    private static AppealIds With(byte key) => new(new KeyedHash(Options.Create(new ProtectionOptions { ClaimKey = Convert.ToBase64String(SHA256.HashData([key])) })));
}
