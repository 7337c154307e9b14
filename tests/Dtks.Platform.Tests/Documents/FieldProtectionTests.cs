using System.Security.Cryptography;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Tests.Documents;

[Trait("rule", "REG-3")]
public sealed class FieldProtectionTests
{
    private static readonly string Old = Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray());
    private static readonly string New = Convert.ToBase64String(Enumerable.Repeat((byte)2, 32).ToArray());

    [Fact]
    public void What_was_protected_comes_back()
    {
        var protection = With("k1", ("k1", Old));

        Assert.Equal("Contoh Satu", protection.Unprotect(protection.Protect("Contoh Satu", "name"), "name"));
    }

    [Fact]
    public void The_envelope_shows_the_key_and_not_the_text()
    {
        var envelope = With("k1", ("k1", Old)).Protect("Contoh Satu", "name");

        Assert.StartsWith("k1.", envelope, StringComparison.Ordinal);
        Assert.DoesNotContain("Contoh", envelope, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_text_twice_gives_two_envelopes()
    {
        var protection = With("k1", ("k1", Old));

        Assert.NotEqual(protection.Protect("a", "name"), protection.Protect("a", "name"));
    }

    [Fact]
    public void After_a_new_key_the_old_envelopes_are_still_read()
    {
        var before = With("k1", ("k1", Old)).Protect("a", "name");
        var after = With("k2", ("k1", Old), ("k2", New));

        Assert.Equal("a", after.Unprotect(before, "name"));
        Assert.StartsWith("k2.", after.Protect("a", "name"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_envelope_cannot_be_moved_to_another_field()
    {
        var protection = With("k1", ("k1", Old));
        var envelope = protection.Protect("a", "name");

        Assert.ThrowsAny<CryptographicException>(() => protection.Unprotect(envelope, "phone"));
    }

    [Fact]
    public void A_changed_envelope_is_not_read()
    {
        var protection = With("k1", ("k1", Old));
        var bytes = Convert.FromBase64String(protection.Protect("a", "name")["k1.".Length..]);
        bytes[^1] ^= 1;

        Assert.ThrowsAny<CryptographicException>(() => protection.Unprotect("k1." + Convert.ToBase64String(bytes), "name"));
    }

    private static FieldProtection With(string current, params (string Id, string Key)[] keys) =>
        new(Options.Create(new ProtectionOptions { CurrentKey = current, Keys = keys.ToDictionary(k => k.Id, k => k.Key) }));
}
