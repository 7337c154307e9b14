using System.Security.Cryptography;
using System.Text;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Tests.Protection;

[Trait("rule", "REG-3")]
public sealed class FieldProtectionTests
{
    private const string Path = "state.family.members[0].name";
    private static readonly DocumentIdentity Here = new("registry", "3306162006", "proposal", "proposal-1");
    private static readonly string Old = Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray());
    private static readonly string New = Convert.ToBase64String(Enumerable.Repeat((byte)2, 32).ToArray());

    public static TheoryData<DocumentIdentity, string> Elsewhere => new()
    {
        { Here with { Id = "proposal-2" }, Path },
        { Here with { Type = "household" }, Path },
        { Here with { Partition = "3306162007" }, Path },
        { Here with { Container = "archive" }, Path },
        { Here, "state.family.members[1].name" },
        { Here, "state.family.members[0].nik" },
        { Here with { Type = "proposalproposal", Id = "-1" }, Path },
    };

    [Fact]
    public void What_was_protected_comes_back()
    {
        var protection = With("k1", ("k1", Old));

        Assert.Equal("Contoh Satu", protection.Unprotect(protection.Protect("Contoh Satu", Here, Path), Here, Path));
    }

    [Fact]
    public void So_does_a_text_that_is_empty()
    {
        var protection = With("k1", ("k1", Old));

        Assert.Equal(string.Empty, protection.Unprotect(protection.Protect(string.Empty, Here, Path), Here, Path));
    }

    [Theory]
    [InlineData("v2:k1.", 40, true)]
    [InlineData("v2:k1.v.", 400, true)]
    [InlineData("v2:k1.", 36, false)]
    [InlineData("v2:k1.", 41, false)]
    [InlineData("v2:.", 40, false)]
    [InlineData("v1:k1.", 40, false)]
    [InlineData("k1.", 40, false)]
    [InlineData("v2:k1", 40, false)]
    [InlineData(".", 40, false)]
    [InlineData("", 0, false)]
    public void A_text_is_taken_for_an_envelope_by_its_form_and_its_shortest_length(string start, int length, bool isOne)
    {
        Assert.Equal(isOne, FieldProtection.IsBound(start + new string('A', length)));
        Assert.False(FieldProtection.IsBound(start + new string('!', length)));
    }

    [Fact]
    public void Nothing_is_no_envelope_and_the_shortest_is_one()
    {
        Assert.False(FieldProtection.IsBound(null));
        Assert.True(FieldProtection.IsBound(With("k1", ("k1", Old)).Protect(string.Empty, Here, Path)));
    }

    [Fact]
    public void The_envelope_shows_form_and_key_and_not_the_text()
    {
        var protection = With("k1", ("k1", Old));
        var envelope = protection.Protect("Contoh Satu", Here, Path);

        Assert.StartsWith("v2:k1.", envelope, StringComparison.Ordinal);
        Assert.Equal("v2:k1", protection.Mark);
        Assert.DoesNotContain("Contoh", envelope, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_text_twice_gives_two_envelopes()
    {
        var protection = With("k1", ("k1", Old));

        Assert.NotEqual(protection.Protect("a", Here, Path), protection.Protect("a", Here, Path));
    }

    [Fact]
    public void After_a_new_key_the_old_envelopes_are_still_read()
    {
        var before = With("k1", ("k1", Old)).Protect("a", Here, Path);
        var after = With("k2", ("k1", Old), ("k2", New));

        Assert.Equal("a", after.Unprotect(before, Here, Path));
        Assert.StartsWith("v2:k2.", after.Protect("a", Here, Path), StringComparison.Ordinal);
        Assert.ThrowsAny<CryptographicException>(() => With("k2", ("k2", New)).Unprotect(before, Here, Path));
    }

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public void An_envelope_cannot_be_moved_to_another_document_or_field(DocumentIdentity document, string path)
    {
        var protection = With("k1", ("k1", Old));
        var envelope = protection.Protect("a", Here, Path);

        Assert.ThrowsAny<CryptographicException>(() => protection.Unprotect(envelope, document, path));
        Assert.ThrowsAny<CryptographicException>(() => protection.Unprotect(envelope, document: null, Path));
    }

    [Fact]
    public void A_changed_envelope_is_not_read()
    {
        var protection = With("k1", ("k1", Old));
        var bytes = Convert.FromBase64String(protection.Protect("a", Here, Path)["v2:k1.".Length..]);
        bytes[^1] ^= 1;

        Assert.ThrowsAny<CryptographicException>(() => protection.Unprotect("v2:k1." + Convert.ToBase64String(bytes), Here, Path));
        Assert.ThrowsAny<CryptographicException>(() => protection.Unprotect("v2:k1.AAAA", Here, Path));
        Assert.Equal("b", protection.Unprotect(protection.Protect("b", Here, Path), Here, Path));
    }

    [Fact]
    public void An_envelope_of_the_older_form_is_read_by_its_fields_name_until_such_are_refused()
    {
        var older = Older("k1", Old, "Contoh Satu", "name");

        Assert.Equal("Contoh Satu", With("k1", ("k1", Old)).Unprotect(older, Here, Path));
        Assert.ThrowsAny<CryptographicException>(() => With("k1", ("k1", Old)).Unprotect(older, Here, "state.contact.phone"));
        var refusing = new FieldProtection(Options.Create(new ProtectionOptions { CurrentKey = "k1", Keys = new() { ["k1"] = Old }, RefuseUnbound = true }));
        Assert.ThrowsAny<CryptographicException>(() => refusing.Unprotect(older, Here, Path));
    }

    // What was written before must open for good.
    [Fact]
    public void An_envelope_is_bound_to_its_place_in_one_form_for_good()
    {
        var (nonce, tag, text) = (new byte[12], new byte[16], "CONTOH"u8.ToArray());
        using var aes = new AesGcm(Convert.FromBase64String(Old), 16);
        aes.Encrypt(nonce, text, text, tag, "8:registry10:33061620068:proposal10:proposal-128:state.family.members[0].name"u8);

        Assert.Equal("CONTOH", With("k1", ("k1", Old)).Unprotect($"v2:k1.{Convert.ToBase64String([.. nonce, .. tag, .. text])}", Here, Path));
    }

    [Fact]
    public void Many_at_once_each_seal_and_open_their_own()
    {
        var protection = With("k1", ("k1", Old), ("k2", New));
        Parallel.For(0, 20_000, i =>
        {
            var (text, path) = ($"CONTOH {i}", $"state.members[{i % 7}].name");
            Assert.Equal(text, protection.Unprotect(protection.Protect(text, Here, path), Here, path));
        });
    }

    /// <summary>An envelope as they were written before they were bound to documents.</summary>
    public static string Older(string id, string key, string plain, string field)
    {
        var (nonce, tag, text) = (RandomNumberGenerator.GetBytes(12), new byte[16], Encoding.UTF8.GetBytes(plain));
        var sealedText = new byte[text.Length];
        using var aes = new AesGcm(Convert.FromBase64String(key), 16);
        aes.Encrypt(nonce, text, sealedText, tag, Encoding.UTF8.GetBytes(field));
        return $"{id}.{Convert.ToBase64String([.. nonce, .. tag, .. sealedText])}";
    }

    private static FieldProtection With(string current, params (string Id, string Key)[] keys) =>
        new(Options.Create(new ProtectionOptions { CurrentKey = current, Keys = keys.ToDictionary(k => k.Id, k => k.Key) }));
}
