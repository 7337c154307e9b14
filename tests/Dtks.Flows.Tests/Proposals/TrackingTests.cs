using System.Globalization;
using System.Net;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Proposals;

[Collection("proposals")]
[Trait("rule", "REG-3")]
public sealed class TrackingTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task Anyone_with_the_code_sees_where_it_stands_and_nothing_of_the_person()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        var (id, token) = await _flow.VerifyingAsync(family);
        var code = (await _flow.ProposalAsync(family.Village, id, token))["trackingCode"]!;

        var indonesian = (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK);
        var english = (await _flow.GetAsync($"/tracking/{code.ToLowerInvariant()}", token: null, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);

        Assert.Equal("verifying", indonesian["status"]);
        Assert.Contains("verifikasi", indonesian["meaning"], StringComparison.Ordinal);
        Assert.Contains(english["dueOn"]!, english["next"], StringComparison.Ordinal);
        foreach (var member in family.Members)
        {
            Assert.DoesNotContain(member.Nik, indonesian.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(member.Name, indonesian.Text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain(family.FamilyCardNumber, indonesian.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(family.Street, indonesian.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_code_leads_to_one_point_read()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, token) = await _flow.VerifyingAsync(family);
        var code = (await _flow.ProposalAsync(family.Village, id, token))["trackingCode"]!;
        var before = await CostAsync();

        (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK);

        var (requests, units) = await CostAsync();
        Assert.Equal(1, requests - before.Requests);
        Assert.InRange(units - before.Units, 1, 1.5);
    }

    // Ids were the requests' keys before they came from codes, and codes had no check letter.
    [Fact]
    public async Task A_proposal_of_before_is_still_found()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, token) = await _flow.VerifyingAsync(family);
        var code = TrackingCode.Unchecked((await _flow.ProposalAsync(family.Village, id, token))["trackingCode"]!);
        var store = host.Services.GetRequiredService<DocumentStore>();
        var proposal = (await store.ReadAsync<ProposalDocument>(Partitions.Registry(family.Village), ProposalDocument.IdOf(id), CancellationToken.None))!;
        var other = Guid.NewGuid().ToString("N");
        await store.TryCreateAsync(Partitions.Registry(family.Village), proposal with { Id = ProposalDocument.IdOf(other), TrackingCode = code, State = proposal.State with { Id = other, TrackingCode = code } }, CancellationToken.None);
        await store.TryDeleteAsync(Partitions.Registry(family.Village), ProposalDocument.IdOf(id), etag: null, CancellationToken.None);

        Assert.Equal("verifying", (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK)["status"]);
    }

    private async Task<(long Requests, double Units)> CostAsync()
    {
        var usage = (await _flow.SendAsync(HttpMethod.Get, "/dev/cosmos/usage")).Expect(HttpStatusCode.OK);
        return (long.Parse(usage["requests"]!, CultureInfo.InvariantCulture), double.Parse(usage["requestUnits"]!, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("0000-0000-0000-0000-0000")]
    public async Task A_code_that_is_none_is_404(string code) => (await _flow.GetAsync($"/tracking/{code}")).ExpectProblem(HttpStatusCode.NotFound, "tracking.codeMistyped");

    [Fact]
    public async Task A_code_mistyped_by_one_letter_is_told_to_be_checked_and_one_without_its_check_letter_is_found()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, token) = await _flow.VerifyingAsync(family);
        var code = (await _flow.ProposalAsync(family.Village, id, token))["trackingCode"]!;
        var other = code[^1] == 'Z' ? 'Y' : 'Z';
        var inside = code[..20] + (code[20] == 'Z' ? 'Y' : 'Z') + code[21..];

        foreach (var mistyped in new[] { code[..^1] + other, inside })
        {
            var told = (await _flow.GetAsync($"/tracking/{mistyped}", token: null, ("Accept-Language", "en"))).ExpectProblem(HttpStatusCode.NotFound, "tracking.codeMistyped");
            Assert.Contains("Check the code", told["detail"], StringComparison.Ordinal);
        }

        // As those of before, which nothing checks: another letter in it leads to nothing.
        Assert.Equal("verifying", (await _flow.GetAsync($"/tracking/{code[..^2]}")).Expect(HttpStatusCode.OK)["status"]);
        (await _flow.GetAsync($"/tracking/{inside[..^2]}")).ExpectProblem(HttpStatusCode.NotFound, "tracking.codeUnknown");
    }

    [Fact]
    [Trait("rule", "MUS-1")]
    public async Task It_says_with_whom_it_lies_and_by_when_where_a_rule_does()
    {
        var family = SampleFamily.Of(Place.Next("WIT").Village);
        await _flow.RegisterPopulationAsync(family);
        var officer = await _flow.TokenAsync("village-officer", family.Village);
        var code = (await _flow.PostAsync("/proposals", officer, family.Proposal())).Expect(HttpStatusCode.Created)["trackingCode"]!;
        await _flow.IdleAsync();

        var tracked = (await _flow.GetAsync($"/tracking/{code}", token: null, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);

        // As the village's duty has it, which is over in a village that never held one.
        var duty = (await _flow.GetAsync($"/villages/{family.Village}/deliberation-duty", officer)).Expect(HttpStatusCode.OK);
        Assert.Equal(("deliberating", duty["dueOn"], true), (tracked["status"], tracked["dueOn"], (bool)duty.Json["late"]!));
        Assert.Contains(duty["dueOn"]!, tracked["next"], StringComparison.Ordinal);
        Assert.Contains("overdue", tracked["meaning"], StringComparison.Ordinal);
        var village = (await _flow.GetAsync($"/areas/{family.Village}")).Expect(HttpStatusCode.OK)["name"]!;
        Assert.Equal($"The village {village}", tracked["with"]);
    }

    [Fact]
    public async Task Events_carry_ids_and_nothing_of_a_person()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, _) = await _flow.VerifyingAsync(family);

        var events = (await _flow.SendAsync(HttpMethod.Get, $"/dev/events?subject=proposals/{family.Village}/{id}")).Expect(HttpStatusCode.OK);

        Assert.Contains("dtks.proposal.submitted.v1", events.Text, StringComparison.Ordinal);
        Assert.Contains("dtks.proposal.forwarded.v1", events.Text, StringComparison.Ordinal);
        Assert.Contains("\"data\":{", events.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(family.Head.Nik, events.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(family.Head.Name, events.Text, StringComparison.OrdinalIgnoreCase);
    }
}
