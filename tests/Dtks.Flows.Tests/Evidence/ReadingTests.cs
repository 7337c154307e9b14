using System.Net;
using Dtks.Domain.Kernel;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Platform.Audit;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Evidence;

/// <summary>Reading evidence leaves a trace.</summary>
[Collection("deliberations")]
public sealed class ReadingTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task Each_link_to_read_accepted_evidence_leaves_an_audit_entry()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
        var auditor = await _flow.TokenAsync("auditor", "ID", "auditor-of-the-test");
        var path = $"{deliberation.Path}/evidence/{declared["id"]}";
        (await _flow.GetAsync(path, auditor)).Expect(HttpStatusCode.OK);
        Assert.Empty(await ReadsAsync(deliberation.Village, declared["id"]!));
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, DeliberationFlow.Document("minutes").Content));
        (await deliberation.CompleteAsync(declared["id"]!)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();

        Assert.NotNull((await _flow.GetAsync(path, auditor)).Expect(HttpStatusCode.OK)["downloadUrl"]);

        var read = Assert.Single(await ReadsAsync(deliberation.Village, declared["id"]!));
        Assert.Equal(("auditor-of-the-test", Role.Auditor), (read.Subject, read.Role));
    }

    private async Task<IReadOnlyList<AuditDocument>> ReadsAsync(string village, string evidence)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'audit' AND c.action = 'evidence.read' AND c.target = @target")
            .With("@target", EvidenceDocument.IdOf(evidence));
        var reads = new List<AuditDocument>();
        await foreach (var read in host.Services.GetRequiredService<DocumentStore>().AllAsync<AuditDocument>(Partitions.Registry(village), query, CancellationToken.None).ReadOr(bad => throw bad.Failure))
        {
            reads.Add(read);
        }

        return reads;
    }
}
