using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Protection;
using Dtks.Platform.SetAside;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Reencryption;

/// <summary>POST /operations/reencryption: encrypts anew what is under another key than the current one, for operators.</summary>
public sealed class StartReencryption(
    Api api, ProtectedDocuments documents, DocumentReencryption reencryption, FieldProtection protection, ChangeCommit commit, TimeProvider clock)
{
    /// <summary>202 with what is left; begun while it runs, it does no harm.</summary>
    [Function(nameof(StartReencryption))]
    [Access(Role.Operator, Area = AccessArea.Nation)]
    [Takes]
    [Answers<ReencryptionView>(202)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/operations/reencryption")] HttpRequest request, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            await RequestBody.ReadNothingAsync(request, cancellation);

            var left = await reencryption.LeftAsync(cancellation);
            var view = new ReencryptionView(protection.Mark, left);
            var change = new ChangeSet(
                Shelf.Partition(SetAsideId.DayOf(clock.GetUtcNow())), [AuditEntry.Of(caller.Actor, "operations.reencryption", protection.Mark, view)]);
            change.Then(documents.All.Where(d => left.GetValueOrDefault(d.Type) > 0).Select(d => OutboxEntry.Message(ReencryptDocuments.Queue, new ReencryptionMessage(d.Type, []))));
            await commit.SaveAsync(change, cancellation);
            return Answer.Accepted(view, "/api/operations/reencryption");
        });
}
