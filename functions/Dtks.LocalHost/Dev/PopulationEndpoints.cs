using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.LocalHost.Clock;
using Dtks.LocalHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.LocalHost.Dev;

/// <summary>
/// A stand-in for the population register (Dukcapil). It answers only match or mismatch, per field, never a value (PRO-5).
/// </summary>
internal sealed class PopulationEndpoints(PopulationRegisterStandIn register, MovableClock clock, IConfiguration configuration)
{
    private static readonly string[] Members =
    [
        "nik", "name", "birthPlace", "birthDate", "sex", "motherMaidenName", "relationship", "maritalStatus", "familyCardNumber", "village", "address",
    ];

    private static readonly string[] AddressMembers = ["street", "rt", "rw"];

    /// <summary>Maps the paths.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDev("PUT", "/dev/population/{nik}", PutAsync);
        routes.MapDev("POST", "/dev/population/matches", MatchAsync);
    }

    private async Task<JToken?> PutAsync(HttpContext http)
    {
        var nik = http.GetRouteValue("nik")?.ToString() ?? "";
        var body = await DevBody.ReadObjectAsync(http, Members);
        if (DevBody.Text(body, "nik") is { } stated && stated != nik)
            throw DevProblemException.Bad("population.nikDiffers", "/nik", "NIK di isi berbeda dari alamat.", "The NIK in the body differs from the address.");
        body["nik"] = nik;
        Read(body);
        await register.PutAsync(nik, body);
        return null;
    }

    private async Task<JToken?> MatchAsync(HttpContext http)
    {
        DevKey.Check(http, "X-Api-Key", configuration["Population:Key"]);
        var claimed = Read(await DevBody.ReadObjectAsync(http, Members));
        var known = register.Find(claimed.Member.Nik.Value);
        var match = PopulationComparison.Compare(claimed, known is null ? null : Read(known));
        return new JObject
        {
            ["fields"] = new JArray(match.Fields.Select(f => new JObject { ["field"] = WireName.Of(f.Field), ["outcome"] = WireName.Of(f.Outcome) })),
            ["address"] = match.Address,
        };
    }

    private PopulationRecord Read(JObject body)
    {
        var address = body["address"] as JObject;
        if (address is not null)
            DevBody.CheckMembers(address, AddressMembers, "/address");
        string? Text(string member) => DevBody.Text(body, member);
        var reading = PopulationRecordReader.Read(
            new MemberDraft(
                Text("nik"), Text("name"), Text("birthPlace"), Text("birthDate"), Text("sex"), Text("motherMaidenName"), Text("relationship"), Text("maritalStatus")),
            Text("familyCardNumber"),
            Text("village"),
            address is null ? null : AddressOf(address),
            Instant.FromDateTimeOffset(clock.GetUtcNow()));
        return reading.Value ?? throw Refused(reading.Violations);
    }

    private static AddressDraft AddressOf(JObject address) => new(
        DevBody.Text(address, "street", "/address"), DevBody.Text(address, "rt", "/address"), DevBody.Text(address, "rw", "/address"));

    private static DevProblemException Refused(IReadOnlyList<Violation> violations)
    {
        var errors = violations.Select(v => new JObject { ["pointer"] = v.Pointer, ["code"] = v.Code, ["detail"] = v.Code });
        var detail = new BilingualText("Data orang ini tidak sah. Perbaiki anggota yang disebut.", "The person's data is not valid. Correct the members named.");
        return new DevProblemException(new HostProblem(StatusCodes.Status400BadRequest, "population.invalid", detail)
        {
            Extensions = new JObject { ["errors"] = new JArray(errors) },
        });
    }
}
