using System.Linq.Expressions;
using System.Reflection;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Events;
using Dtks.Platform.Settings;
using Dtks.Platform.Waiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Modules;

/// <summary>Takes what a module declares.</summary>
public sealed class ModuleBuilder
{
    private readonly IConfiguration _configuration;
    private readonly Assembly _assembly;
    private readonly Declarations _declared;

    internal ModuleBuilder(IServiceCollection services, IConfiguration configuration, Assembly assembly, Declarations declared)
    {
        Services = services;
        _configuration = configuration;
        _assembly = assembly;
        _declared = declared;
    }

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }

    /// <summary>A container it keeps documents in, and the paths that its queries there filter or order by, such as <c>/status/?</c>.</summary>
    /// <exception cref="InvalidOperationException">Another module declared it with another partition key.</exception>
    public void Container(DocumentContainer container, params IEnumerable<string> indexedPaths) => _declared.Containers.Declare(container, indexedPaths);

    /// <summary>
    /// A container of whose partitions each has an audit trail that is read, sealed and verified; what follows from a change there goes with its entry. What the partitions are of is said by the
    /// container's key, such as <c>/village</c> or <c>/regency</c>.
    /// </summary>
    /// <param name="container">A container that the module declares too.</param>
    public void Trail(DocumentContainer container) => Container(container, AuditDocument.SealedBy, AuditDocument.AboutBy, OutboxRescue.Index);

    /// <summary>The member that lists of a container are sorted by, rows of one value by their ids (<see cref="OrderedQuery"/>).</summary>
    /// <param name="container">A container that the module declares too.</param>
    /// <param name="path">The member's path, such as <c>/createdOn</c>.</param>
    public void Order(DocumentContainer container, string path) => _declared.Containers.Order(container, path);

    /// <summary>A queue that one of its functions is triggered by.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="counts">Members of its messages that differ from one sending to the next, such as a count: what is set aside goes without them.</param>
    /// <exception cref="InvalidOperationException">Another module declared it.</exception>
    public void Queue(string name, params IEnumerable<string> counts) => _declared.Queues.Declare(name, counts);

    /// <summary>What the messages of one of its queues are about, as events name it: members of a message in braces, as <c>households/{village}/{household}</c>. What is set aside of the queue says it.</summary>
    public void About(string queue, string subject) => _declared.Queues.About(queue, subject);

    /// <summary>A blob container it keeps files in.</summary>
    public void BlobContainer(string name) => _declared.BlobContainers.Add(name);

    /// <summary>Members of a stored record that are encrypted at rest (REG-3).</summary>
    /// <exception cref="ArgumentException">An expression names no member of <typeparamref name="T"/> itself.</exception>
    public void Protect<T>(params IEnumerable<Expression<Func<T, object?>>> members) => _declared.Fields.Declare(members);

    /// <summary>The same of members that documents of before hold in clear: there they are read as they stand, and encrypted with the next write.</summary>
    /// <exception cref="ArgumentException">An expression names no member of <typeparamref name="T"/> itself.</exception>
    public void ProtectOnceClear<T>(params IEnumerable<Expression<Func<T, object?>>> members) => _declared.Fields.DeclareOnceClear(members);

    /// <summary>A document that holds such members: its envelopes are bound to it, and encrypted anew when the key changes.</summary>
    /// <param name="type">The stored name of its type.</param>
    /// <param name="container">A container that the module declares too.</param>
    /// <exception cref="ArgumentException">It is declared already, or has no member for the container's key.</exception>
    public void Document<T>(string type, DocumentContainer container)
        where T : Document
    {
        _declared.Documents.Declare<T>(type, container);
        Container(container, "/protectedBy/?");
    }

    /// <summary>Message texts in both languages: the embedded files <c>Texts/NAME.id.json</c> and <c>Texts/NAME.en.json</c>.</summary>
    public void Texts(string name) => _declared.Texts.Declare(_assembly, name);

    /// <summary>What is done when a deadline of a kind falls due.</summary>
    public void Deadline<T>()
        where T : class, IDeadlineAction => Services.AddSingleton<IDeadlineAction, T>();

    /// <summary>A state in which its documents wait for a message; what waits too long is driven on.</summary>
    public void Waiting<T>()
        where T : class, IWaiting => Services.AddSingleton<IWaiting, T>();

    /// <summary>A change in another partition that is derived from a saved one.</summary>
    public void Projection<T>()
        where T : class, IProjection
    {
        Services.AddSingleton<T>();
        Services.AddSingleton<IProjection>(p => p.GetRequiredService<T>());
    }

    /// <summary>A CloudEvent that it publishes.</summary>
    /// <typeparam name="T">The record that its data is written from: ids and numbers, nothing of a person (REG-3).</typeparam>
    /// <param name="type">Its type, such as <c>dtks.sheet.reminder.v1</c>.</param>
    /// <param name="subject">What its subject looks like, such as <c>cycles/{period}/villages/{village}</c>.</param>
    /// <param name="what">What it tells, in a sentence.</param>
    /// <exception cref="InvalidOperationException">Another module declared it.</exception>
    public void Event<T>(string type, string subject, string what) => _declared.Events.Declare(new EventType(type, subject, typeof(T), what, Code: null));

    /// <summary>The CloudEvents of codes that stand as constants in a class, whose doc comments say what they tell.</summary>
    /// <typeparam name="T">The record that their data is written from.</typeparam>
    /// <param name="subject">What their subject looks like.</param>
    /// <param name="codes">The class.</param>
    /// <param name="which">Which of them; all unless told.</param>
    /// <exception cref="InvalidOperationException">Another module declared one.</exception>
    public void Events<T>(string subject, Type codes, Func<string, bool>? which = null)
    {
        ArgumentNullException.ThrowIfNull(codes);
        foreach (var (code, field) in EventTypes.CodesOf(codes).Where(code => which?.Invoke(code.Code) != false))
        {
            _declared.Events.Declare(new EventType(EventTypes.TypeOf(code), subject, typeof(T), What: null, field));
        }
    }

    /// <summary>Settings of a section, held against <paramref name="faults"/> at start.</summary>
    /// <param name="section">The section's name.</param>
    /// <param name="faults">What is wrong with them, one line each that names the setting and says what to do; none when all is right.</param>
    public void Settings<T>(string section, Func<T, IEnumerable<string>> faults)
        where T : class
    {
        _declared.Settings.Add(section, typeof(T));
        Services.AddOptions<T>().Bind(_configuration.GetSection(section)).ValidateOnStart();
        Services.AddSingleton<IValidateOptions<T>>(new FaultValidation<T>(faults));
    }
}
