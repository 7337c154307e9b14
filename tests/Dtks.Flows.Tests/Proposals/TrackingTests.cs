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

    // Ids were the requests' keys before they came from codes.
    [Fact]
    public async Task A_proposal_of_before_is_still_found()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, token) = await _flow.VerifyingAsync(family);
        var code = (await _flow.ProposalAsync(family.Village, id, token))["trackingCode"]!;
        var store = host.Services.GetRequiredService<DocumentStore>();
        var proposal = (await store.ReadAsync<ProposalDocument>(Partitions.Registry(family.Village), ProposalDocument.IdOf(id), CancellationToken.None))!;
        var other = Guid.NewGuid().ToString("N");
        await store.TryCreateAsync(Partitions.Registry(family.Village), proposal with { Id = ProposalDocument.IdOf(other), State = proposal.State with { Id = other } }, CancellationToken.None);
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
    public async Task A_code_that_is_none_is_404(string code) => (await _flow.GetAsync($"/tracking/{code}")).ExpectProblem(HttpStatusCode.NotFound, "notFound");

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
