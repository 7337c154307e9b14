using System.Text;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Tests.Idempotency;

public sealed class BodyHashTests
{
    private readonly BodyHash _hash = Of(1);

    [Fact]
    [Trait("rule", "REG-3")]
    public void What_is_stored_is_keyed_and_honours_what_was_not()
    {
        var key = Key("a");
        Assert.DoesNotContain(key.BodyHash, _hash.Of(key), StringComparison.Ordinal);
        Assert.NotEqual(Of(2).Of(key), _hash.Of(key));
        _hash.Require(_hash.Of(key), key);
        _hash.Require(key.BodyHash, key);
    }

    [Fact]
    public void Another_body_is_refused_under_either()
    {
        foreach (var stored in new[] { _hash.Of(Key("a")), Key("a").BodyHash })
        {
            Assert.Equal("idempotency.otherBody", Assert.Throws<ProblemException>(() => _hash.Require(stored, Key("b"))).Problem.Code);
        }
    }

    private static IdempotencyKey Key(string body) => IdempotencyKey.Of("someone", "POST /api/proposals", "key", Encoding.UTF8.GetBytes(body));

    private static BodyHash Of(byte key) =>
        new(new KeyedHash(Options.Create(new ProtectionOptions { ClaimKey = Convert.ToBase64String([.. Enumerable.Repeat(key, 32)]) })));
}
