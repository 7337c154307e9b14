using System.Security.Cryptography;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Tests.Protection;

public sealed class FieldProtectionTests
{
    private static readonly DocumentIdentity Document = new("registry", "3306162006", "household", "household-1");

    [Fact]
    [Trait("rule", "REG-3")]
    public void Many_at_once_each_seal_and_open_their_own()
    {
        var protection = Of("k1", "k2");
        Parallel.For(0, 20_000, i =>
        {
            var (text, path) = ($"CONTOH {i}", $"state.members[{i % 7}].name");
            Assert.Equal(text, protection.Unprotect(protection.Protect(text, Document, path), Document, path));
        });
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public void An_envelope_opens_under_its_own_key_at_its_own_place_alone()
    {
        var sealedText = Of("k1").Protect("CONTOH", Document, "name");

        Assert.Equal("CONTOH", Of("k2", "k1").Unprotect(sealedText, Document, "name"));
        Assert.Throws<CryptographicException>(() => Of("k2").Unprotect(sealedText, Document, "name"));
        Assert.ThrowsAny<CryptographicException>(() => Of("k1").Unprotect(sealedText, Document, "names"));
        foreach (var other in new[] { Document with { Container = "operations" }, Document with { Partition = "3306162007" }, Document with { Type = "sheet" }, Document with { Id = "household-2" } })
        {
            Assert.ThrowsAny<CryptographicException>(() => Of("k1").Unprotect(sealedText, other, "name"));
        }
    }

    // What was written before must open for good.
    [Fact]
    [Trait("rule", "REG-3")]
    public void An_envelope_is_bound_to_its_place_in_one_form_for_good()
    {
        var bound = "8:registry10:33061620069:household11:household-14:name"u8;
        var (nonce, tag, text) = (new byte[12], new byte[16], "CONTOH"u8.ToArray());
        using var aes = new AesGcm(KeyOf("k1"), 16);
        aes.Encrypt(nonce, text, text, tag, bound);

        Assert.Equal("CONTOH", Of("k1").Unprotect($"v2:k1.{Convert.ToBase64String([.. nonce, .. tag, .. text])}", Document, "name"));
    }

    private static FieldProtection Of(params string[] keys) =>
        new(Options.Create(new ProtectionOptions { CurrentKey = keys[0], Keys = keys.ToDictionary(k => k, k => Convert.ToBase64String(KeyOf(k))) }));

    private static byte[] KeyOf(string id) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id));
}
