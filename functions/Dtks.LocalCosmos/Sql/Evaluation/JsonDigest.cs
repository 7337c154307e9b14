using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Dtks.LocalCosmos.Partitioning;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>
/// The 128-bit digest by which the SDK orders arrays and objects when it merges ranges, and names one when it resumes. Equal
/// values have equal digests. Source of the method and of its seeds: the SDK's DistinctHash; of the order: its UInt128BinaryComparer.
/// </summary>
/// <param name="Low">the first eight bytes, little-endian</param>
/// <param name="High">the last eight bytes, little-endian</param>
internal readonly record struct JsonDigest(ulong Low, ulong High) : IComparable<JsonDigest>
{
    private const int Length = 16;
    private const int NumberLength = 10;

    private static readonly JsonDigest Root = new(0xbfc2359eafc0e2b7, 0x8846e00284c4cf1f);
    private static readonly JsonDigest Null = new(0x1380f68bb3b0cfe4, 0x156c918bf564ee48);
    private static readonly JsonDigest False = new(0xc1be517fe893b40c, 0xe9fc8a4c531cd0dd);
    private static readonly JsonDigest True = new(0xf86d4abf9a412e74, 0x788488365c8a985d);
    private static readonly JsonDigest Text = new(0x61f53f0a44204cfb, 0x09481be8ef4b56dd);
    private static readonly JsonDigest Array = new(0xfa573b014c4dc18e, 0xa014512c858eb115);
    private static readonly JsonDigest Object = new(0x77b285ac511aef30, 0x3dcf187245822449);
    private static readonly JsonDigest ArrayIndex = new(0xfe057204216db999, 0x5b1cc3178bd9c593);
    private static readonly JsonDigest PropertyName = new(0xc915dde058492a8a, 0x7c8be2eba72e4634);
    private static readonly JsonDigest Number = new(0x2400e8b894ce9c2a, 0x790be1eabd7b9481);

    /// <summary>The digest of a value.</summary>
    public static JsonDigest Of(JToken value) => Of(value, Root);

    /// <inheritdoc/>
    public int CompareTo(JsonDigest other) => Low != other.Low
        ? BinaryPrimitives.ReverseEndianness(Low).CompareTo(BinaryPrimitives.ReverseEndianness(other.Low))
        : BinaryPrimitives.ReverseEndianness(High).CompareTo(BinaryPrimitives.ReverseEndianness(other.High));

    private static JsonDigest Of(JToken value, JsonDigest seed) => value switch
    {
        JArray items => OfItems(items, Array.Hash(seed)),
        JObject members => OfMembers(members, Object.Hash(seed)),
        _ when Json.IsNumber(value) => OfNumber(value, Number.Hash(seed)),
        _ when Json.String(value) is { } text => OfText(text, Text.Hash(seed)),
        _ => (Json.Truth(value) switch { true => True, false => False, null => Null }).Hash(seed),
    };

    private static JsonDigest OfItems(JArray items, JsonDigest digest)
    {
        for (var i = 0; i < items.Count; i++)
        {
            digest = Of(items[i], ArrayIndex with { Low = ArrayIndex.Low + (ulong)i }).Hash(digest);
        }

        return digest;
    }

    // The members' digests are put together so that their order does not count.
    private static JsonDigest OfMembers(JObject members, JsonDigest digest)
    {
        var (low, high) = (0UL, 0UL);
        foreach (var (name, value) in members)
        {
            var member = Of(value!, OfText(name, Text.Hash(PropertyName)));
            (low, high) = (low ^ member.Low, high ^ member.High);
        }

        return (low | high) == 0 ? digest : new JsonDigest(low, high).Hash(digest);
    }

    private static JsonDigest OfText(string text, JsonDigest seed) => Hash(Encoding.UTF8.GetBytes(text), seed);

    // A number is eight bytes of double and two of what a whole number has beyond a double's 53 bits.
    private static JsonDigest OfNumber(JToken number, JsonDigest seed)
    {
        var (bits, beyond) = number is JValue { Value: long whole } ? Split(whole) : (BitConverter.DoubleToInt64Bits((double)number), (ushort)0);
        Span<byte> bytes = stackalloc byte[NumberLength];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, bits);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[sizeof(long)..], beyond);
        return Hash(bytes, seed);
    }

    private static (long Bits, ushort Beyond) Split(long whole)
    {
        var size = whole == long.MinValue ? 0 : (ulong)Math.Abs(whole);
        var highest = BitOperations.Log2(size | 1);
        if (highest - BitOperations.TrailingZeroCount(size) <= 52)
        {
            return (BitConverter.DoubleToInt64Bits(whole), 0);
        }

        var mantissa = (long)(size << (62 - highest)) & 0x3FFF_FFFF_FFFF_FFFF;
        var bits = ((highest + 1023L) << 52) | (mantissa >> 10);
        return (whole < 0 ? bits | long.MinValue : bits, (ushort)((mantissa & 0x3FF) << 6));
    }

    private JsonDigest Hash(JsonDigest seed)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Low);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[sizeof(ulong)..], High);
        return Hash(bytes, seed);
    }

    private static JsonDigest Hash(ReadOnlySpan<byte> bytes, JsonDigest seed)
    {
        var (low, high) = MurmurHash3.Hash128(bytes, (seed.Low, seed.High));
        return new JsonDigest(low, high);
    }
}
