using System.Globalization;
using Dtks.Demo.Cast;
using Dtks.Demo.Http;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>Another body's system asks the register by the DCI Social Registry API for whom it names, subscribes to that household, and is told when something of it changes (REG-3).</summary>
internal sealed class AskAsPartner : IDemoChapter
{
    private const string Partner = "mitra-contoh.example";
    private const string Root = "/dci/v1/registry";

    public string Title => "Sistem instansi lain bertanya / another body's system asks";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        var village = context.Villages[0];
        var proposal = village.With(DemoFate.Assisted).First();
        var made = await context.Api.PostAsync("/dev/partners", token: null, new JObject { ["id"] = Partner, ["areas"] = new JArray(village.Place.RegencyCode) }, cancellation);
        var token = made.Required("token");
        await SearchAsync(context, village, proposal.Family, token, cancellation);
        await SubscribeAsync(context, village, proposal, token, cancellation);
    }

    private static async Task SearchAsync(DemoContext context, DemoVillage village, SampleFamily family, string token, CancellationToken cancellation)
    {
        var found = await SendAsync(context, "/sync/search", "search", Search(await NowAsync(context, cancellation), ByNik(family.Head.Nik)), token, cancellation);
        context.Note(village, "dicari dengan NIK / asked for by NIK", "REG-3", "200 succ 1", found.Brief("header.status", "message.search_response[0].pagination.total_count"));
        var curious = new JObject { ["query_type"] = "expression", ["query"] = new JObject { ["expression"] = new JObject { ["query"] = new JObject { ["location"] = village.Place.Code } } } };
        var refused = await SendAsync(context, "/sync/search", "search", Search(await NowAsync(context, cancellation), curious), token, cancellation);
        context.Note(village, "dicari menurut wilayah / looked for by area", "REG-3", "200 rjct.search_criteria.invalid", refused.Brief("message.search_response[0].status_reason_code"));
    }

    private static async Task SubscribeAsync(DemoContext context, DemoVillage village, DemoProposal proposal, string token, CancellationToken cancellation)
    {
        var (now, before) = (await NowAsync(context, cancellation), (await InboxAsync(context, cancellation)).Count);
        var criteria = new JObject { ["reg_event_type"] = "UPDATE", ["filter"] = new JObject { ["type"] = "NIK", ["value"] = proposal.Family.Head.Nik }, ["notify_record_type"] = "Group" };
        var asked = new JObject { ["transaction_id"] = "demo-2", ["subscribe_request"] = new JArray(new JObject { ["reference_id"] = "1", ["timestamp"] = now, ["subscribe_criteria"] = criteria }) };
        var taken = await SendAsync(context, "/subscribe", "subscribe", asked, token, cancellation);
        context.Note(village, "berlangganan perubahan / subscribes to changes", "REG-3", "200 ACK", taken.Brief("message.ack_status"));
        await context.Dev.IdleAsync(cancellation);
        var path = $"/households/{village.Place.Code}/{proposal.Id}/welfare";
        var stated = new JObject { ["decile"] = 1, ["source"] = "DTSEN (contoh)", ["asOf"] = now[..10] };
        await context.Api.PutAsync(path, village.RegencyOfficer, stated, cancellation);
        await context.Dev.IdleAsync(cancellation);
        var told = (await InboxAsync(context, cancellation)).Skip(before).Select(call => (string?)call["path"]);
        context.Note(village, "diberi tahu perubahannya / is told of the change", "REG-3", "registry/on-subscribe registry/notify", string.Join(' ', told));
    }

    private static async Task<JArray> InboxAsync(DemoContext context, CancellationToken cancellation) =>
        (await context.Api.GetAsync($"/dev/partners/{Partner}/inbox", token: null, cancellation)).Body as JArray ?? [];

    private static Task<ApiAnswer> SendAsync(DemoContext context, string path, string action, JObject message, string token, CancellationToken cancellation)
    {
        var sentOn = message.Descendants().OfType<JProperty>().First(p => p.Name == "timestamp").Value.DeepClone();
        var header = new JObject { ["version"] = "1.0.0", ["message_id"] = Guid.NewGuid().ToString("N"), ["message_ts"] = sentOn, ["action"] = action, ["sender_id"] = Partner, ["total_count"] = 1 };
        return context.Api.PostAsync(Root + path, token, new JObject { ["header"] = header, ["message"] = message }, cancellation);
    }

    private static JObject Search(string now, JObject criteria) =>
        new() { ["transaction_id"] = "demo-1", ["search_request"] = new JArray(new JObject { ["reference_id"] = "1", ["timestamp"] = now, ["search_criteria"] = criteria }) };

    private static JObject ByNik(string nik) => new() { ["query_type"] = "idtype-value", ["query"] = new JObject { ["type"] = "NIK", ["value"] = nik } };

    private static async Task<string> NowAsync(DemoContext context, CancellationToken cancellation) =>
        (await context.Dev.NowAsync(cancellation)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
