using System.Globalization;
using FsCheck;
using Microsoft.FSharp.Core;

namespace Dtks.Tests;

/// <summary>
/// How often a property is tried. The gate tries the same cases every time, so it never fails on a change that is not to blame;
/// <c>DTKS_PROPERTY_ROUNDS=100000</c> tries that many new ones, and a failure prints the seed to replay.
/// </summary>
internal static class PropertyRounds
{
    private static readonly FSharpOption<Replay> Same = FSharpOption<Replay>.Some(new Replay(new Rnd(73, 2025), FSharpOption<int>.None));

    private static readonly int Asked = int.TryParse(
        Environment.GetEnvironmentVariable("DTKS_PROPERTY_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) ? rounds : 0;

    /// <summary>How many cases of its own a fuzzer makes that makes so many in the gate.</summary>
    public static int Count(int rounds) => Asked > 0 ? Asked : rounds;

    /// <summary>What a fuzzer of its own draws its cases from.</summary>
    public static Random Random(int seed) => new(Asked > 0 ? Environment.TickCount : seed);

    /// <summary>The settings of a property that is tried so often in the gate.</summary>
    public static Config Of(int rounds)
    {
        var settings = Config.QuickThrowOnFailure;
        return Asked > 0 ? settings.WithMaxTest(Asked) : settings.WithMaxTest(rounds).WithReplay(Same);
    }
}
