using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Ratification;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>A signing whose process ended after its first batch: the letter and a page are there, nothing was sent.</summary>
internal static class StoppedSigning
{
    private static readonly OpenScope Proposals = new(RatifiableRowDocument.TypeName, string.Empty, "~", HasOlder: true);

    public static async Task<string> BeginAsync(this FlowHost host, string regency, int rows, string signedBy = "regent-x")
    {
        var (letters, ledger) = (host.Services.GetRequiredService<LetterRepository>(), host.Services.GetRequiredService<RatificationLedger>());
        var (area, now) = (AreaCode.Parse(regency), await host.Flow.NowAsync());
        var today = now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var id = Guid.NewGuid().ToString("N");
        var draft = new RatificationDraft(today[..7], "proposals", new LetterDraft($"460/{id}", today));
        var sign = new LetterCommand.Sign(id, area, draft, rows, 0, new Actor(signedBy, Role.Regent, area));
        var signed = LetterDecider.Decide(sign, month => Determination.DateOf(month, letters.Policy(area)), letters.Policy(area), letters.Now()).Events[0];
        var letter = new LetterDocument { Id = LetterDocument.IdOf(id), Regency = regency, CreatedOn = now, State = signed.State };
        var change = ChangeSet.Bookkeeping(Partitions.Ratifications(regency)).Create(LetterProgressDocument.Of(letter));
        var begun = LetterCovering.Cover(change, letter, (await ledger.OpenAsync(regency, Proposals, string.Empty, now, rows, CancellationToken.None)).Rows);
        await host.Services.GetRequiredService<DocumentStore>().CommitAsync(change.Create(begun).Batch, CancellationToken.None);
        return id;
    }
}
