using Dtks.Platform.Idempotency;

namespace Dtks.Platform.Tests.Idempotency;

public sealed class IdempotencyKeyTests
{
    // Stored names: another hash would not find the answers that are there.
    [Fact]
    public void A_keys_id_is_that_of_who_sent_it_where_to_and_the_key_for_good() => Assert.Equal(
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("someone\nPOST /things\nkey"u8))[..32],
        IdempotencyKey.Of("someone", "POST /things", "key", "body"u8.ToArray()).Id);

    [Fact]
    public void Its_body_is_known_by_a_hash_alone()
    {
        var key = IdempotencyKey.Of("someone", "POST /things", "key", "body"u8.ToArray());
        Assert.Equal((Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("body"u8)), true), (key.BodyHash, key.Given));
        Assert.Equal((key.BodyHash, false), (IdempotencyKey.None("body"u8.ToArray()).BodyHash, IdempotencyKey.None("body"u8.ToArray()).Given));
    }

    [Fact]
    public void Without_one_each_request_has_an_id_of_its_own()
    {
        Assert.Matches("^[0-9a-f]{32}$", IdempotencyKey.None([]).Id);
        Assert.NotEqual(IdempotencyKey.None([]).Id, IdempotencyKey.None([]).Id);
    }
}
