using System.Net;
using System.Text;
using System.Text.Json;
using Dtks.Flows.Tests.Verification;
using Dtks.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Operations;

/// <summary>Messages that somebody made up: none is sent on for ever, and none does what its time has not come for.</summary>
public sealed class ForgedMessageTests(FlowHost host) : IClassFixture<FlowHost>
{
    private const string Period = "2026-11";
    private const int Rounds = 12;

    private static readonly IReadOnlyDictionary<string, Type> Types = MessageTypes.ByQueue();

    private static readonly string[] Numbers = ["-1", "0", "1", "49", "50", "2147483647", "-2147483648", "9223372036854775807", "-9223372036854775808"];

    private readonly Flow _flow = host.Flow;

    [Fact]
    public void Every_queue_is_forged() =>
        Assert.Empty(host.Services.GetRequiredService<Declarations>().Queues.All.Except(Types.Keys));

    [Fact]
    [Trait("rule", "VER-7")]
    public async Task None_is_sent_on_for_ever_a_running_month_stays_open_and_no_village_without_recipients_gets_a_sheet()
    {
        await _flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
        var place = Place.Next(villages: 2);
        var family = SampleFamily.Of(place.Village, members: 4);
        await _flow.RecipientsAsync([family]);
        (await _flow.OpenMonthAsync(Period)).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        var before = await _flow.ProgressAsync(Period, family.Village[..4]);
        var random = new Random(7);

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (queue, type) in Types)
            {
                await SendAsync(queue, Message(type, family.Village, random));
            }
        }

        var (regency, village) = (family.Village[..4], family.Village);
        string[] closing = [$"{{\"period\":\"{Period}\",\"regency\":\"{regency}\",\"action\":\"close\"}}", $"{{\"period\":\"{Period}\",\"village\":\"{village}\",\"action\":\"close\"}}"];
        var opening = $"{{\"period\":\"{Period}\",\"village\":\"{place.Villages[1]}\",\"action\":\"open\"}}";
        await SendAsync("cycle-regencies", closing[0]);
        await SendAsync("cycle-villages", closing[1]);
        await SendAsync("cycle-villages", opening);
        await _flow.IdleAsync();

        Assert.Equal(before.Text, (await _flow.ProgressAsync(Period, regency)).Text);
        var refused = (await _flow.SetAsideAsync("cycle-villages")).Concat(await _flow.SetAsideAsync("cycle-regencies")).ToDictionary(k => k["message"]!.ToString(), k => k["reason"]!.ToString());
        Assert.All(closing, message => Assert.Equal($"the month {Period} is not over", refused[message]));
        Assert.Equal($"{place.Villages[1]} had no recipients when the month {Period} was opened", refused[opening]);
    }

    private Task SendAsync(string queue, string message) => host.SendAsync(queue, Convert.ToBase64String(Encoding.UTF8.GetBytes(message)));

    private static string Message(Type type, string village, Random random)
    {
        string[] texts =
        [
            string.Empty, "ID", village, village[..4], village[..2], "../x", "x", Period, "2026-13", "2026-11-10", "2026-11-10/07", "0001-01-01", "9999-12-31", "swept", "registry",
            "deadlines", "operations", "proposalLapse", "villageLapse", "lookAfter", "evidenceExpiry", "2026-11-09T00:00:00Z", "9999-12-31T23:59:59Z", new string('0', 32), $"{random.Next():x32}",
        ];
        string T(string[] among) => among[random.Next(among.Length)];
        string Value(Type member) => member switch
        {
            _ when member == typeof(string) => $"\"{T(texts)}\"",
            _ when member == typeof(bool) => T(["true", "false"]),
            { IsEnum: true } => $"\"{T([.. member.GetEnumNames().Select(JsonNamingPolicy.CamelCase.ConvertName)])}\"",
            _ when member == typeof(IReadOnlyList<string>) => $"[\"{T(texts)}\"]",
            _ => T(Numbers),
        };
        var written = type.GetConstructors().Single().GetParameters().Where(member => !member.HasDefaultValue || random.Next(2) == 0)
            .Select(member => $"\"{JsonNamingPolicy.CamelCase.ConvertName(member.Name!)}\":{Value(Nullable.GetUnderlyingType(member.ParameterType) ?? member.ParameterType)}");
        return $"{{{string.Join(',', written)}}}";
    }
}
