using System.Net;

namespace Dtks.Flows.Tests.Citizens;

/// <summary>Steps of citizens themselves (PRO-4).</summary>
internal static class CitizenSteps
{
    /// <summary>A citizen registers as a member of a family, whom the population register knows, and is confirmed.</summary>
    public static async Task ConfirmedAsync(this Flow flow, string citizen, SampleFamily family, int member = 0)
    {
        await flow.RegisterPopulationAsync(family);
        var body = new { member = family.Members[member].Json(), familyCardNumber = family.FamilyCardNumber, village = family.Village, address = new { street = family.Street, rt = family.Rt, rw = family.Rw } };
        (await flow.PutAsync("/me/registration", citizen, body)).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
        Assert.Equal("confirmed", (await flow.GetAsync("/me", citizen)).Expect(HttpStatusCode.OK)["registration.status"]);
    }
}
