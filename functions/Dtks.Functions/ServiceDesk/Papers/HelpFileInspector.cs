using Dtks.Domain.Areas;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Evidence;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;

namespace Dtks.Functions.ServiceDesk.Papers;

/// <summary>
/// Inspects an application's file: keeps what is as declared and a document, records the outcome, with which a paper counts for its application (SVC-2), and only then removes what came in. It may end between
/// any two steps: the next delivery goes on to the same end.
/// </summary>
public sealed class HelpFileInspector(HelpFiles files, HelpApplications applications, UploadInspection uploads, EvidenceBlobs blobs, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Inspects one file.</summary>
    /// <exception cref="MessageException">There is no such file, it is not complete, or other bytes stand in its place in the evidence.</exception>
    public async Task InspectAsync(HelpFileMessage message, CancellationToken cancellation)
    {
        var found = await FindAsync(message, cancellation);
        if (found.State.Status == EvidenceStatus.Pending)
        {
            throw new MessageException($"the file {message.File} is not complete");
        }

        if (found.State.Status == EvidenceStatus.Inspecting)
        {
            var seen = await uploads.KeepAsync(
                found.BlobName(), found.State.Declared(), isPhoto: false, async content => content.Fault is null && !HelpFileRules.IsAnother(found.State, await OthersAsync(found, cancellation)), cancellation);
            await retry.RetryAsync(() => RecordAsync(message, seen, cancellation), cancellation);
        }

        await blobs.DropIncomingAsync(found.BlobName(), cancellation);
    }

    private async Task<HelpFileDocument> FindAsync(HelpFileMessage message, CancellationToken cancellation) =>
        await files.FindAsync(message.Regency, message.File, cancellation)
        ?? throw new MessageException($"there is no file {message.File} in {message.Regency}");

    private async Task<HelpApplicationDocument> ApplicationAsync(HelpFileDocument file, CancellationToken cancellation) =>
        await applications.FindAsync(file.Regency, file.Application, cancellation) ?? throw new MessageException($"there is no application {file.Application} in {file.Regency}");

    private async Task<IReadOnlyList<HelpFileState>> OthersAsync(HelpFileDocument file, CancellationToken cancellation) => await files.OfAsync(await ApplicationAsync(file, cancellation), cancellation);

    private async Task RecordAsync(HelpFileMessage message, InspectedUpload seen, CancellationToken cancellation)
    {
        var found = await FindAsync(message, cancellation);
        var (policy, now, _) = applications.Today(AreaCode.Parse(found.Regency));
        var application = await ApplicationAsync(found, cancellation);
        var happened = Accepted.Events(HelpFileRules.Inspect(found.State, seen.Bytes, seen.Content, await files.OfAsync(application, cancellation), policy, now));
        if (happened.Count == 0)
        {
            return;
        }

        var (change, after) = HelpFiles.Change(found, found.Regency, happened[0]);
        if (after.State.Status == EvidenceStatus.Accepted)
        {
            if (FrontOfficeRules.AcceptPaper(application.State, after.State.PaperName(), Actor.System, policy, now).Events is { Count: > 0 } events)
            {
                applications.AddTo(change, application, events);
            }
        }

        await commit.SaveAsync(change, cancellation);
    }
}
