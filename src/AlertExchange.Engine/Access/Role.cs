namespace AlertExchange.Engine.Access;

/// <summary>What somebody is here for. One account has one role.</summary>
public enum Role : byte
{
    /// <summary>部门联络员: one department's reports.</summary>
    Liaison = 1,
    /// <summary>乡村振兴局: the whole county.</summary>
    Bureau,
    /// <summary>乡镇: one township's tasks.</summary>
    Township,
    /// <summary>村: the tasks a township handed to one village.</summary>
    Village,
    /// <summary>审计: what was done by whom; no household data beyond what the record says.</summary>
    Auditor,
    /// <summary>系统管理员: accounts and connections; no personal data.</summary>
    Administrator,
}
