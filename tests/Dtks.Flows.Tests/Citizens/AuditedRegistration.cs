using System.Net;
using Dtks.Flows.Tests.Audit;

namespace Dtks.Flows.Tests.Citizens;

/// <summary>One registers, by mistake first as they are not; then guesses at another until nothing is told any more.</summary>
public sealed class AuditedRegistration : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["registration.confirmed"] = new("system", "PRO-5", "registration", "match"),
        ["registration.mismatched"] = new("system", "PRO-5", "registration", "match"),
        ["registration.notCompared"] = new("system", "PRO-5", "registration", ""),
        ["registration.read"] = new("citizen", null, "registration", "registration proposals", IsDecided: false),
        ["registration.submitted"] = new("citizen", "PRO-4", "registration", "person"),
    };

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var (flow, village) = (scene.Flow, scene.NextVillage());
        var (family, other) = (SampleFamily.Of(village), SampleFamily.Of(village));
        await flow.RegisterPopulationAsync(family);
        await flow.RegisterPopulationAsync(other);
        var citizen = await flow.TokenAsync("citizen", village);
        foreach (var who in (SampleFamily[])[family.With(0, m => m with { BirthPlace = "Salah Ketik" }), family, Guess('A'), Guess('B')])
        {
            await RegisterAsync(flow, citizen, who);
        }

        // All citizens together have guessed at the second often enough.
        await RegisterAsync(flow, await flow.TokenAsync("citizen", village), Guess('C'));
        await RegisterAsync(flow, await flow.TokenAsync("citizen", village), Guess('D'));
        (await flow.GetAsync("/me", citizen)).Expect(HttpStatusCode.OK);

        SampleFamily Guess(char which) => other.With(0, m => m with { MotherMaidenName = $"Tebakan {which}" });
    }

    private static async Task RegisterAsync(Flow flow, string citizen, SampleFamily who)
    {
        var body = new { member = who.Head.Json(), familyCardNumber = who.FamilyCardNumber, village = who.Village, address = new { street = who.Street, rt = who.Rt, rw = who.Rw } };
        (await flow.PutAsync("/me/registration", citizen, body)).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
    }
}
