namespace DataMesh.ServiceDefaults.Settings;

/// <summary>What a person has to mend before the process can run; its message is all they read: the process ends with it and no stack trace.</summary>
public sealed class StartFault : InvalidOperationException
{
    /// <summary>Exit code of a process that ends with its fault.</summary>
    public const int ExitCode = 3;

    private static int _installed;

    /// <param name="sentences">One sentence a fault, each with its remedy.</param>
    public StartFault(params IEnumerable<string> sentences)
        : base(string.Join(Environment.NewLine, sentences))
    {
    }

    public StartFault(string sentence, Exception reason)
        : base(sentence, reason)
    {
    }

    /// <summary>
    /// From now on such a fault, an unreadable value or a taken address ends the process with its sentence. In a test's host the exception
    /// reaches the test instead.
    /// </summary>
    public static void SayInsteadOfStackTrace()
    {
        if (Interlocked.Exchange(ref _installed, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += (_, unhandled) => EndWith(unhandled.ExceptionObject);
        }
    }

    private static void EndWith(object exception)
    {
        if (BadStart.Explain(exception) is { } sentences)
        {
            Console.Error.WriteLine(sentences);
            Environment.Exit(ExitCode);
        }
    }
}
