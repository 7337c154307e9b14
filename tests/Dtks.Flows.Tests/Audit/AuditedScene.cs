using System.Globalization;
using System.Net;

namespace Dtks.Flows.Tests.Audit;

/// <summary>Where the audited story happens. Whoever acts has a subject that begins with their role; the trail of every place that was given out is read in the end.</summary>
public sealed class AuditedScene(FlowHost host, DateTimeOffset from)
{
    private readonly Place _near = Place.Next(villages: 20);
    private readonly HashSet<string> _areas = [];
    private int _given;

    /// <summary>The host.</summary>
    public FlowHost Host { get; } = host;

    /// <summary>A client of it.</summary>
    public Flow Flow => Host.Flow;

    /// <summary>The regency whose letter comes before the month.</summary>
    public string Regency => _near.Regency;

    /// <summary>The month that is opened: the running one, by the nation's first zone.</summary>
    public string Period { get; } = from.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The areas whose trails are read.</summary>
    public IEnumerable<string> Areas => _areas.Append(Regency);

    /// <summary>A village of that regency for one chapter alone.</summary>
    public string NextVillage()
    {
        var village = _near.Villages[_given++];
        _areas.Add(village);
        return village;
    }

    /// <summary>Another regency with villages, for one chapter alone.</summary>
    public Place NextPlace(string zone = "WIB")
    {
        var place = Place.Next(zone);
        _areas.UnionWith([.. place.Villages.Take(3), place.Regency]);
        return place;
    }

    /// <summary>The partners whose trails are read.</summary>
    public ICollection<string> Partners { get; } = [];

    /// <summary>A token of an auditor of the nation.</summary>
    public Task<string> AuditorAsync() => Flow.TokenAsync("auditor", "ID");

    /// <summary>An officer of a regency settles who has the numbers that a proposal is contested over.</summary>
    public async Task SettleAsync(string regency, string second, string outcome)
    {
        var officer = await Flow.TokenAsync("regency-officer", regency);
        var open = (await Flow.GetAsync($"/regencies/{regency}/claims?status=contested", officer)).Expect(HttpStatusCode.OK).Json["items"]!
            .Single(c => (string?)c.SelectToken("second.proposal") == second);
        var settlement = new { outcome, papers = new[] { "KTP dan KK asli" }, note = "Diperiksa bersama" };
        (await Flow.PostAsync($"/regencies/{regency}/claims/{open["id"]}/settlement", officer, settlement)).Expect(HttpStatusCode.OK);
        await Flow.IdleAsync();
    }
}
