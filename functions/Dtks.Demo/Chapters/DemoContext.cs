using Dtks.Demo.Cast;
using Dtks.Demo.Http;
using Dtks.Demo.Report;

namespace Dtks.Demo.Chapters;

/// <summary>What the chapters of the demo share.</summary>
internal sealed class DemoContext(DemoApi api, DemoReport report)
{
    public DemoApi Api { get; } = api;

    public DevTools Dev { get; } = new(api);

    public DemoReport Report { get; } = report;

    /// <summary>One per time zone, the westernmost first.</summary>
    public List<DemoVillage> Villages { get; } = [];

    /// <summary>Someone of the Ministry.</summary>
    public string Ministry { get; set; } = string.Empty;

    /// <summary>The month whose eligibility is verified, as <c>2026-12</c>; set when it is opened.</summary>
    public string Period { get; set; } = string.Empty;

    /// <summary>The cards of the round whose story is told; set when they are made.</summary>
    public DemoCards? Cards { get; set; }

    /// <summary>Notes what was done in a village, what must come of it by the rule, and what came.</summary>
    public void Note(DemoVillage village, string what, string rule, string expected, string seen) =>
        Note(village.Place.Name, what, rule, expected, seen);

    /// <summary>Notes what was done elsewhere, what must come of it by the rule, and what came.</summary>
    public void Note(string place, string what, string rule, string expected, string seen) =>
        Report.Note(place, what, rule, expected, seen);
}
