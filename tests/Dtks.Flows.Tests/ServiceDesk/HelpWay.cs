using System.Globalization;
using System.Net;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>The way of an application from the look-up to the giver.</summary>
internal sealed class HelpWay(Flow flow, HelpSteps help, string village)
{
    /// <summary>The criteria of the programme of these tests, all met but one, where that is named.</summary>
    public static object[] Criteria(string? unmet = null) =>
        [.. new[] { "kelas-3", "berobat" }.Select(code => code == unmet ? (object)new { code, met = false, note = "Dirawat di kelas I" } : new { code, met = true })];

    /// <summary>The host's day in the nation's first zone.</summary>
    public async Task<string> TodayAsync(int later = 0) => (await flow.NowAsync()).ToOffset(TimeSpan.FromHours(7)).AddDays(later).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Data &amp; reporting looks the applicant up.</summary>
    public async Task<Answer> CheckAsync(string id, object? draft = null, string section = "data") => await flow.PostAsync($"{help.Path}/{id}/check", await help.SectionAsync(section), draft ?? new { });

    /// <summary>The village answers.</summary>
    public async Task<Answer> AnswerAsync(string id, object draft, string? of = null) => await flow.PostAsync($"{help.Path}/{id}/village-answer", await flow.TokenAsync("village-head", of ?? village), draft);

    /// <summary>That somebody is poor.</summary>
    public async Task<object> PoorAsync(string number, string? validUntil = null) =>
        new { outcome = "poor", verifiedBy = new[] { "Kader CONTOH" }, verifiedOn = await TodayAsync(), note = "Rumah tidak layak", skm = validUntil is null ? new { number } : (object)new { number, validUntil } };

    /// <summary>The section verifies in the field.</summary>
    public async Task<Answer> VerifyAsync(string id, object[]? criteria = null, string section = "health", int days = 0) =>
        await flow.PostAsync($"{help.Path}/{id}/field-verification", await help.SectionAsync(section), new { criteria = criteria ?? Criteria(), visitedOn = await TodayAsync(days) });

    /// <summary>The section recommends.</summary>
    public async Task<Answer> RecommendAsync(string id, string number, string giver = "dinas-kesehatan") =>
        await flow.PostAsync($"{help.Path}/{id}/recommendation", await help.SectionAsync("health"), new { number, date = await TodayAsync(), giver });

    /// <summary>The front office puts it on the waiting list.</summary>
    public async Task<Answer> PlaceAsync(string id, object? draft = null) => await flow.PostAsync($"{help.Path}/{id}/placement", await help.DeskAsync(), draft ?? new { });

    /// <summary>The giver does something.</summary>
    public async Task<Answer> ServeAsync(string id, object draft, string giver = "dinas-kesehatan") => await flow.PostAsync($"{help.Path}/{id}/service", await help.GiverAsync(giver), draft);

    /// <summary>One that the village was asked of.</summary>
    public async Task<string> AskedAsync()
    {
        var id = await help.CheckingAsync();
        (await CheckAsync(id)).Expect(HttpStatusCode.OK);
        return id;
    }

    /// <summary>One that the section has.</summary>
    public async Task<string> InSectionAsync()
    {
        var id = await AskedAsync();
        (await AnswerAsync(id, await PoorAsync($"474/{id[..8]}"))).Expect(HttpStatusCode.OK);
        return id;
    }

    /// <summary>One that waits for its giver.</summary>
    public async Task<string> WaitingAsync(object? placement = null)
    {
        var id = await InSectionAsync();
        (await VerifyAsync(id)).Expect(HttpStatusCode.OK);
        (await RecommendAsync(id, $"460/{id[..8]}")).Expect(HttpStatusCode.OK);
        (await PlaceAsync(id, placement)).Expect(HttpStatusCode.OK);
        return id;
    }

    /// <summary>Where an application stands after a step.</summary>
    public static (string?, string?) Told(Answer answer) => (answer.Expect(HttpStatusCode.OK)["status"], answer["holder"]);
}
