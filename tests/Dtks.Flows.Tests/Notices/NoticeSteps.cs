using System.Net;
using Dtks.Flows.Tests.Proposals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Notices;

/// <summary>What people are told, and what the stand-in for the sender of messages took.</summary>
public static class NoticeSteps
{
    /// <summary>A citizen's own messages, the latest first.</summary>
    public static async Task<IReadOnlyList<JToken>> MessagesAsync(this Flow flow, string citizen, string language = "id") =>
        [.. (await flow.GetAsync("/me/messages", citizen, ("Accept-Language", language))).Expect(HttpStatusCode.OK).Json["items"]!];

    /// <summary>What was taken under a notice's id.</summary>
    public static async Task<IReadOnlyList<JToken>> TakenAsync(this Flow flow, string notice) =>
        [.. (await flow.SendAsync(HttpMethod.Get, "/dev/messages")).Expect(HttpStatusCode.OK).Json.Where(m => (string?)m["id"] == notice)];

    /// <summary>What was taken whose text names something, such as a tracking code.</summary>
    public static async Task<IReadOnlyList<JToken>> TakenAboutAsync(this Flow flow, string named) =>
        [.. (await flow.SendAsync(HttpMethod.Get, "/dev/messages")).Expect(HttpStatusCode.OK).Json.Where(m => ((string)m["text"]!).Contains(named, StringComparison.Ordinal))];

    /// <summary>Makes the sender of messages fail from now on.</summary>
    public static async Task FailMessagesAsync(this Flow flow, string kind, int? count = null) =>
        (await flow.SendAsync(HttpMethod.Post, "/dev/faults", body: new { service = "messages", kind, count })).Expect(HttpStatusCode.OK);

    /// <summary>The sender of messages is there again.</summary>
    public static Task MendMessagesAsync(this Flow flow) => flow.SendAsync(HttpMethod.Delete, "/dev/faults?service=messages");

    /// <summary>A citizen's proposal that the regency finds not eligible, without waiting for what follows.</summary>
    public static async Task<(string Id, string Citizen)> FoundIneligibleAsync(this Flow flow, string village, int ground = 11)
    {
        var (id, citizen) = await flow.VerifyingAsync(SampleFamily.Of(village));
        (await flow.VerifyAsync(village, id, await flow.TokenAsync("regency-officer", village[..4]), "ineligible", ground)).Expect(HttpStatusCode.OK);
        return (id, citizen);
    }
}
