using System.Net;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Proposals;

/// <summary>Every source with every kind, for a single person and for a family, over HTTP; with who named them, and on whom it stands.</summary>
[Collection("proposals")]
public sealed class EverySourceTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "PRO-1")]
    [Trait("rule", "PRO-2")]
    public async Task It_is_taken_in_and_takes_its_way()
    {
        var village = Place.Next().Village;
        var sizes = new[] { 1, 3 };
        (string Role, string Status)[] ways = [("citizen", "verifying"), ("village-officer", "deliberating"), ("regency-officer", "deliberating"), ("ministry-officer", "deliberating")];
        var known = ways.SelectMany(way => sizes.Select(members => (way.Role, members))).ToDictionary(k => k, k => SampleFamily.Of(village, k.members));
        await _flow.RecipientsAsync([.. known.Values], "BPNT");

        var made = await Task.WhenAll(ways.Select(way => ProposeAllAsync(way.Role, sizes, members => known[(way.Role, members)])));
        await _flow.IdleAsync();

        foreach (var (way, (token, proposals)) in ways.Zip(made))
        {
            foreach (var (id, kind, members) in proposals)
            {
                var seen = (await _flow.ProposalAsync(village, id, token)).Expect(HttpStatusCode.OK);
                Assert.Equal((way.Role, way.Status, kind, members), (way.Role, seen["status"], seen["kind"], seen.Json["household"]!["members"]!.Count()));
            }
        }
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public async Task What_is_granted_stands_on_whom_it_names_else_on_the_wife()
    {
        var place = Place.Next();
        var (named, other, alone) = (SampleFamily.Of(place.Village, members: 2), SampleFamily.Of(place.Village, members: 2), SampleFamily.Of(place.Village));
        await _flow.RegisterPopulationAsync(named);
        var citizen = await _flow.TokenAsync("citizen", place.Village);
        var id = (await _flow.PostAsync("/proposals", citizen, With(named, recipient: named.Head.Nik))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        Assert.Equal(named.Head.Nik, (await _flow.ProposalAsync(place.Village, id, citizen)).ExpectStatus("verifying")["recipient"]);
        (await _flow.VerifyAsync(place.Village, id, await _flow.TokenAsync("regency-officer", place.Regency))).Expect(HttpStatusCode.OK);
        var (second, third) = (await DefaultAsync(other, citizen), await DefaultAsync(alone, citizen));
        await _flow.RatifyAsync(place.Regency);

        Assert.Equal(("01", "02", "01"), (await RecipientAsync(place.Village, id), await RecipientAsync(place.Village, second), await RecipientAsync(place.Village, third)));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public async Task A_recipient_who_is_no_member_or_no_adult_is_400()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 3);
        var citizen = await _flow.TokenAsync("citizen", family.Village);

        (await _flow.PostAsync("/proposals", citizen, With(family, SampleFamily.Of(family.Village).Head.Nik))).ExpectProblem(HttpStatusCode.BadRequest, "proposal.recipientNotMember", "VER-4", "/recipient");
        (await _flow.PostAsync("/proposals", citizen, With(family, family.Members[2].Nik))).ExpectProblem(HttpStatusCode.BadRequest, "proposal.recipientMinor", "VER-4", "/recipient");
    }

    [Fact]
    [Trait("rule", "PRO-3")]
    public async Task The_proposal_says_who_named_the_family_and_a_citizens_whether_it_is_their_own_or_anothers()
    {
        var place = Place.Next();
        var officer = await _flow.TokenAsync("village-officer", place.Village);
        var named = SampleFamily.Of(place.Village);
        var id = (await _flow.PostAsync("/proposals", officer, With(named, nominatedBy: new { kind = "hamletHead", name = "Contoh Kadus" }))).Expect(HttpStatusCode.Created)["id"]!;
        var (own, citizen) = await _flow.VerifyingAsync(SampleFamily.Of(place.Village));
        await _flow.IdleAsync();

        var seen = (await _flow.ProposalAsync(place.Village, id, officer)).Expect(HttpStatusCode.OK);
        Assert.Equal(("hamletHead", "Contoh Kadus"), (seen["nominatedBy.kind"], seen["nominatedBy.name"]));

        // Nobody knows who a citizen is who did not register and says nothing; of who did, what is so stands there whatever they say.
        Assert.Null((await _flow.ProposalAsync(place.Village, own, citizen)).Json["nominatedBy"]);
        var (theirs, others) = (SampleFamily.Of(place.Village), SampleFamily.Of(place.Village));
        await _flow.RegisterPopulationAsync(theirs);
        var known = await _flow.TokenAsync("citizen", place.Village);
        (await _flow.PutAsync("/me/registration", known, new { member = theirs.Head.Json(), familyCardNumber = theirs.FamilyCardNumber, village = theirs.Village, address = new { street = theirs.Street, rt = theirs.Rt, rw = theirs.Rw } })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal(("citizen", "self"), (await NamedAsync(others, new { kind = "self" }), await NamedAsync(theirs, said: null)));

        async Task<string?> NamedAsync(SampleFamily family, object? said)
        {
            var made = (await _flow.PostAsync("/proposals", known, With(family, nominatedBy: said))).Expect(HttpStatusCode.Created);
            return (await _flow.ProposalAsync(place.Village, made["id"]!, known))["nominatedBy.kind"];
        }

        Assert.DoesNotContain("Kadus", (await Audit.StoredTrail.StoredAsync(host, place.Village, $"proposal-{id}")).ToString(), StringComparison.OrdinalIgnoreCase);
        (await _flow.PostAsync("/proposals", officer, With(SampleFamily.Of(place.Village), nominatedBy: new { kind = "rtRw" }))).ExpectProblem(HttpStatusCode.BadRequest, "input.required", pointer: "/nominatedBy/name");
        (await _flow.PostAsync("/proposals", citizen, With(SampleFamily.Of(place.Village), nominatedBy: new { kind = "rtRw", name = "Contoh" }))).ExpectProblem(HttpStatusCode.BadRequest, "proposal.nominatorOfCitizen", "PRO-4");
    }

    // Every kind, of every size: new families, and those that are in the register already.
    private async Task<(string Token, List<(string Id, string Kind, int Members)> Proposals)> ProposeAllAsync(string role, int[] sizes, Func<int, SampleFamily> known)
    {
        var village = known(sizes[0]).Village;
        var (token, proposals) = (await _flow.TokenAtAsync(role, village), new List<(string, string, int)>());
        foreach (var members in sizes)
        {
            foreach (var (kind, family, programmes) in new[]
            {
                ("register", SampleFamily.Of(village, members), Array.Empty<string>()), ("registerWithAssistance", SampleFamily.Of(village, members), ["BPNT", "PBI-JKN"]), ("assistance", known(members), ["PKH"]),
            })
            {
                await _flow.RegisterPopulationAsync(family);
                proposals.Add(((await _flow.PostAsync("/proposals", token, family.Proposal(kind, programmes))).Expect(HttpStatusCode.Created)["id"]!, kind, members));
            }
        }

        return (token, proposals);
    }

    // As clients do that know of no recipient.
    private async Task<string> DefaultAsync(SampleFamily family, string citizen)
    {
        await _flow.RegisterPopulationAsync(family);
        var body = With(family);
        body.Remove("recipient");
        var id = (await _flow.PostAsync("/proposals", citizen, body)).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        (await _flow.VerifyAsync(family.Village, id, await _flow.TokenAsync("regency-officer", family.Village[..4]))).Expect(HttpStatusCode.OK);
        return id;
    }

    private async Task<string?> RecipientAsync(string village, string proposal)
    {
        var auditor = await _flow.TokenAsync("auditor", "ID");
        var household = (await _flow.ProposalAsync(village, proposal, auditor)).ExpectStatus("registered")["registeredAs"];
        return (await _flow.GetAsync($"/households/{village}/{household}", auditor)).Expect(HttpStatusCode.OK)["entitlements[0].memberId"];
    }

    private static Newtonsoft.Json.Linq.JObject With(SampleFamily family, string? recipient = null, object? nominatedBy = null)
    {
        var body = Newtonsoft.Json.Linq.JObject.FromObject(family.Proposal("registerWithAssistance", "PKH"));
        if (recipient is not null)
        {
            body["recipient"] = recipient;
        }

        if (nominatedBy is not null)
        {
            body["nominatedBy"] = Newtonsoft.Json.Linq.JObject.FromObject(nominatedBy);
        }

        return body;
    }
}
