using System.Security.Cryptography;
using System.Text;
using Dtks.Platform.Documents;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Tests.Protection;

[Trait("rule", "REG-3")]
public sealed class KeyedHashTests
{
    private readonly KeyedHash _hash = new(Options.Create(new ProtectionOptions { ClaimKey = Convert.ToBase64String(new byte[32]) }));

    // Stored names: another hash would not find the claims that are there.
    [Fact]
    public void A_number_is_known_by_a_hash_that_tells_its_kind_for_good()
    {
        Assert.Equal(Expected("nik\n3306011203800001"), _hash.OfNik("3306011203800001"));
        Assert.Equal(Expected("kk\n3306011203800001"), _hash.OfFamilyCard("3306011203800001"));
        Assert.Equal(Expected("body\nx"), _hash.Of("body", "x"));
    }

    [Fact]
    public void Under_another_key_it_is_another()
    {
        var other = new KeyedHash(Options.Create(new ProtectionOptions { ClaimKey = Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray()) }));
        Assert.NotEqual(_hash.OfNik("3306011203800001"), other.OfNik("3306011203800001"));
    }

    [Fact]
    public void What_names_no_member_of_the_record_protects_nothing_and_is_refused()
    {
        var fields = new ProtectedFields();
        fields.Declare<Sample>(s => s.Name, s => s.Number);
        Assert.Equal([(typeof(Sample), "Name"), (typeof(Sample), "Number")], fields.All.OrderBy(f => f.Member, StringComparer.Ordinal));
        Assert.True(fields.Contains(typeof(Sample).GetProperty(nameof(Sample.Number))!));
        Assert.False(fields.Contains(typeof(Sample).GetProperty(nameof(Sample.Id))!));
        Assert.Throws<ArgumentException>(() => fields.Declare<Sample>(s => s.Name!.Length));
        Assert.Throws<ArgumentException>(() => fields.Declare<Sample>(s => s.ToString()));
        Assert.Throws<ArgumentException>(() => new ProtectedDocuments().Declare<Sample>("sample", new DocumentContainer("registry", "/village")));
    }

    private static string Expected(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(new byte[32], Encoding.UTF8.GetBytes(text)));

    private sealed record Sample : Document
    {
        public override string Type => "sample";

        public string? Name { get; init; }

        public int Number { get; init; }
    }
}
