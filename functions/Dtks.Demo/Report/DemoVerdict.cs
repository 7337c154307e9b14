using System.Globalization;

namespace Dtks.Demo.Report;

/// <summary>The closing words of a demo, in Indonesian and English.</summary>
internal static class DemoVerdict
{
    /// <summary>One or two lines that say how it ended and what to do next.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<DemoStep> steps, TimeSpan elapsed)
    {
        var differing = steps.Count(step => !step.IsAsExpected);
        var seconds = elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
        return differing == 0
            ?
            [
                $"Selesai: {steps.Count} langkah dalam {seconds} detik, semuanya sesuai aturan.",
                $"Done: {steps.Count} steps in {seconds} seconds, all of them as the rules say.",
            ]
            :
            [
                $"{differing} dari {steps.Count} langkah berbeda dari aturan; lihat baris bertanda BEDA, lalu bandingkan dengan docs/policy.md.",
                $"{differing} of {steps.Count} steps differ from the rules; see the lines marked BEDA and compare them with docs/policy.md.",
            ];
    }

    /// <summary>The mark of a step in a list.</summary>
    public static string Mark(DemoStep step) => step.IsAsExpected ? "ok" : "BEDA";
}
